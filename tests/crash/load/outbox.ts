import { v7 as newId } from 'uuid';
import type { Entry } from '../../../protocol/entry.ts';
import type { Answer } from '../../../protocol/errors.ts';
import type { Ledger, Line } from '../ledger/ledger.ts';
import type { View } from '../ledger/view.ts';
import { pass } from '../until.ts';
import type { Link } from './link.ts';

type Send = (line: Line) => Promise<Answer<{ entry: Entry }> | null>;

interface Waiting {
  line: Line;
  send: Send;
  isFirst: boolean;
}

/** What somebody has written and the desk has not yet acknowledged. It is sent again until it is answered. */
export class Outbox {
  private waiting: Waiting[] = [];
  private isBusy = false;

  constructor(
    private readonly sender: string,
    private readonly ledger: Ledger,
    private readonly view: View,
    private readonly link: () => Link,
  ) {}

  get size(): number {
    return this.waiting.length;
  }

  /** A line that begins a chat goes alone, as in the widget: others do not overtake it. */
  write(text: string, send: Send, isFirst = false): void {
    this.waiting.push({ line: { sender: this.sender, clientId: newId(), text }, send, isFirst });
    void this.deliver();
  }

  /** What may go together of what waits goes out at once, in order; what was not answered is the beginning of the next round. */
  private async deliver(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    while (this.waiting.length > 0 && !this.link().isClosed) {
      const round = this.round();
      const answered = await Promise.all(round.map(({ line, send }) => this.try(line, send)));
      this.waiting = this.waiting.filter((one) => !answered[round.indexOf(one)]);
      if (answered.includes(false)) await pass(50 + Math.random() * 100);
    }
    this.isBusy = false;
  }

  private round(): Waiting[] {
    const first = this.waiting.findIndex(({ isFirst }) => isFirst);
    return first === -1 ? [...this.waiting] : this.waiting.slice(0, Math.max(first, 1));
  }

  /** Whether the line needs no further try. */
  private async try(line: Line, send: Send): Promise<boolean> {
    if (!this.link().isUp) return false;
    this.ledger.sends(line, this.link().connection);
    const answer = await send(line);
    if (answer === null) return false;
    if (answer.ok) {
      this.view.hear(answer.entry);
      this.ledger.acknowledge(line, answer.entry);
      return true;
    }
    const { code } = answer.error;
    if (code === 'unavailable' || code === 'rate_limited') {
      this.ledger.unavailable += 1;
      return false;
    }
    this.ledger.refuse(line, code);
    return true;
  }
}
