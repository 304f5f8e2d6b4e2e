import { z } from 'zod';
import { withExamples, type DeskModel } from '../../../phrases/detect/desk-model.ts';
import type { ManualContent } from '../../../phrases/content.ts';
import { chapterFile } from '../../../phrases/schema.ts';
import { startersIn, withStarters } from '../../../phrases/starter-chapters.ts';
import { BoundedMap } from '../../lib/bounded-map.ts';
import { SerialQueue } from '../../lib/serial-queue.ts';
import type { Manuals } from '../services.ts';
import type { ManualEngine } from './manual-engine.ts';

/** So many versions are remembered whole: those that are compared with each other. */
const MOST_WHOLE = 4;

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
  readonly #starters: ManualContent;
  readonly #whole = new BoundedMap<string>(MOST_WHOLE);
  #desk: Record<'examples' | 'learned' | 'model', DeskModel | undefined> | undefined;

  constructor(
    /** The manual in use, in both languages; replaced as a whole when another version becomes active. */
    public active: Manuals,
    readonly shipped: ManualContent,
    readonly engine: ManualEngine,
    readonly approval: boolean,
  ) {
    this.shippedText = JSON.stringify(shipped);
    this.#starters = startersIn(shipped);
  }

  /** The content of a stored version with what it lacks of the starter chapters, switched off. As it is if it is broken. */
  whole(number: number, stored: string): string {
    const before = this.#whole.get(String(number));
    if (before !== undefined) return before;
    const content = contentIn(stored);
    const whole = content && withStarters(content, this.#starters);
    const text = whole === content ? stored : JSON.stringify(whole);
    this.#whole.set(String(number), text);
    return text;
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

const Content = z.object({ 'zh-CN': z.array(chapterFile), en: z.array(chapterFile) });

function contentIn(text: string): ManualContent | null {
  try {
    return Content.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
