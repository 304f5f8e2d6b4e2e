import type { Entry } from '../../../protocol/entry.ts';
import { View, type Side } from './view.ts';

/** One message as its sender knows it. Texts and ids are each used once in a whole run. */
export interface Line {
  sender: string;
  clientId: string;
  text: string;
}

/** A try to send a line: over which of the sender's connections, and as the how many-th of all that were sent. */
export interface Try {
  line: Line;
  connection: number;
  number: number;
}

/** Every send, acknowledgement and receipt, kept outside the system that is tried. */
export class Ledger {
  readonly tries: Try[] = [];
  readonly acknowledged = new Map<Line, Entry>();
  /** Lines that the desk has refused for good, with the code. */
  readonly refused = new Map<Line, string>();
  readonly views: View[] = [];
  /** How often a line had to be sent again. */
  again = 0;
  /** Answers that said "not now". */
  unavailable = 0;
  /** Called at each acknowledgement, in the very moment it comes. */
  onAcknowledged: () => void = () => undefined;
  private readonly sent = new Map<Line, number>();
  private readonly waited = new Map<Line, number>();

  view(whose: string, side: Side): View {
    const view = new View(whose, side);
    this.views.push(view);
    return view;
  }

  sends(line: Line, connection: number): void {
    if (this.sent.has(line)) this.again += 1;
    else this.sent.set(line, performance.now());
    this.tries.push({ line, connection, number: this.tries.length });
  }

  acknowledge(line: Line, entry: Entry): void {
    this.acknowledged.set(line, entry);
    this.waited.set(line, performance.now() - (this.sent.get(line) ?? 0));
    this.onAcknowledged();
  }

  refuse(line: Line, code: string): void {
    this.refused.set(line, code);
  }

  /** Lines that were sent and neither acknowledged nor refused for good: the sender still shows "not sent yet". */
  get owed(): Line[] {
    return [...this.sent.keys()].filter((line) => !this.acknowledged.has(line) && !this.refused.has(line));
  }

  get lines(): ReadonlySet<Line> {
    return new Set(this.sent.keys());
  }

  /** From the first try to the acknowledgement, of the lines that were first sent since a moment; in milliseconds. */
  longestWait(since: number, which: (line: Line) => boolean): number {
    const waits = [...this.waited].filter(([line]) => (this.sent.get(line) ?? 0) >= since && which(line));
    return Math.round(Math.max(0, ...waits.map(([, wait]) => wait)));
  }
}
