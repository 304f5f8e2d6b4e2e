import { withExamples, type DeskModel } from '../../../phrases/detect/desk-model.ts';
import type { ManualContent } from '../../../phrases/content.ts';
import { SerialQueue } from '../../lib/serial-queue.ts';
import type { Manuals } from '../services.ts';
import type { ManualEngine } from './manual-engine.ts';

/** The versions of the manual, and the one that this process uses. */
export class ManualVersions {
  /** The version that `active` was made from. */
  activeVersion = 0;
  /** What tells the desk's own situations by the examples of `active`; not there while there are none. */
  examples: DeskModel | undefined;
  /** What the desk has learnt from its records, as far as a lead has published it; not there while nothing is. */
  learned: DeskModel | undefined;
  /** A published version that could not be used, so that it is not tried again at each look. */
  broken: number | null = null;
  /** The shipped manual as JSON, as all contents are passed. */
  readonly shippedText: string;
  readonly #queue = new SerialQueue();
  #desk: Record<'examples' | 'learned' | 'model', DeskModel | undefined> | undefined;

  constructor(
    /** The manual in use, in both languages; replaced as a whole when another version becomes active. */
    public active: Manuals,
    readonly shipped: ManualContent,
    readonly engine: ManualEngine,
    readonly approval: boolean,
  ) {
    this.shippedText = JSON.stringify(shipped);
  }

  /** What tells situations besides the shipped weights: what was learnt, with the examples; the same object until one changes. */
  get desk(): DeskModel | undefined {
    if (this.#desk?.examples !== this.examples || this.#desk?.learned !== this.learned)
      this.#desk = {
        ...{ examples: this.examples, learned: this.learned },
        model: withExamples(this.learned, this.examples),
      };
    return this.#desk?.model;
  }

  /** Runs one at a time, so that an older version is never activated after a newer one. */
  inTurn(work: () => Promise<void>): Promise<void> {
    return this.#queue.run(work);
  }
}
