import { v7 as newId } from 'uuid';
import type { Entry } from '../../protocol/entry.ts';
import type { Answer } from '../../protocol/errors.ts';

/** One message as its sender knows it. */
export interface Line {
  clientId: string;
  text: string;
}

/** How long to speak, and who hears of each acknowledgement in the very moment it comes. */
export interface HowLong {
  most?: number;
  acknowledged?: () => void;
}

/** One voice of one side of a chat: one message at a time, and its own record of what it sent and what was acknowledged. */
export class Voice {
  /** Every text that was ever sent; each is said once in a whole run. */
  readonly sent = new Set<string>();
  /** What the desk has acknowledged, as it was acknowledged. */
  readonly acknowledged: Entry[] = [];
  private pending: Line | null = null;

  constructor(private readonly name: string) {}

  /** True while a message waits for its acknowledgement. */
  get isOwed(): boolean {
    return this.pending !== null;
  }

  /**
   * Sends one message after another until the connection is cut. What was not acknowledged before the last cut goes
   * first, with the clientId it had.
   */
  async speak(
    send: (line: Line) => Promise<Answer<{ entry: Entry }> | null>,
    { most = Infinity, acknowledged }: HowLong,
  ): Promise<void> {
    for (let count = 0; count < most; count += 1) {
      const line = this.pending ?? this.newLine();
      this.pending = line;
      this.sent.add(line.text);
      const answer = await send(line);
      if (!answer?.ok) return;
      this.acknowledged.push(answer.entry);
      this.pending = null;
      acknowledged?.();
    }
  }

  private newLine(): Line {
    return { clientId: newId(), text: `${this.name} 第${this.sent.size + 1}句` };
  }
}
