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
  private readonly sent = new Set<Line>();

  view(whose: string, side: Side): View {
    const view = new View(whose, side);
    this.views.push(view);
    return view;
  }

  sends(line: Line, connection: number): void {
    if (this.sent.has(line)) this.again += 1;
    this.sent.add(line);
    this.tries.push({ line, connection, number: this.tries.length });
  }

  acknowledge(line: Line, entry: Entry): void {
    this.acknowledged.set(line, entry);
    this.onAcknowledged();
  }

  refuse(line: Line, code: string): void {
    this.refused.set(line, code);
  }

  /** Lines that were sent and neither acknowledged nor refused for good: the sender still shows "not sent yet". */
  get owed(): Line[] {
    return [...this.sent].filter((line) => !this.acknowledged.has(line) && !this.refused.has(line));
  }

  get lines(): ReadonlySet<Line> {
    return this.sent;
  }
}
