import type { DeskModel } from '../../../phrases/detect/desk-model.ts';
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
  /** A published version that could not be used, so that it is not tried again at each look. */
  broken: number | null = null;
  /** The shipped manual as JSON, as all contents are passed. */
  readonly shippedText: string;
  readonly #queue = new SerialQueue();

  constructor(
    /** The manual in use, in both languages; replaced as a whole when another version becomes active. */
    public active: Manuals,
    readonly shipped: ManualContent,
    readonly engine: ManualEngine,
    readonly approval: boolean,
  ) {
    this.shippedText = JSON.stringify(shipped);
  }

  /** Runs one at a time, so that an older version is never activated after a newer one. */
  inTurn(work: () => Promise<void>): Promise<void> {
    return this.#queue.run(work);
  }
}
