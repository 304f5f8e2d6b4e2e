import type { ManualContent } from '../../../phrases/content.ts';
import { SerialQueue } from '../../lib/serial-queue.ts';
import type { ManualEngine } from './manual-engine.ts';

/** The desk's manual as a thing with versions. What is at work stands in `desk.manuals`. */
export class ManualVersions {
  /** The version that `desk.manuals` is made from. */
  activeVersion = 0;
  /** A version in force that could not be used; nobody tries it again and again. */
  broken: number | null = null;
  /** The shipped manual as JSON, as all contents go about. */
  readonly shippedText: string;
  readonly #queue = new SerialQueue();

  constructor(
    readonly shipped: ManualContent,
    readonly engine: ManualEngine,
    readonly approval: boolean,
  ) {
    this.shippedText = JSON.stringify(shipped);
  }

  /** One after the other, so that an older version never arrives after a newer one. */
  inTurn(work: () => Promise<void>): Promise<void> {
    return this.#queue.run(work);
  }
}
