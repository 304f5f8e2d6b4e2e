import type { Duration } from './instant.ts';

/** The manual's clocks and judgements, as the desk has set them. Everything that a decision needs besides the chat. */
export interface Rules {
  /** P1: silence of a customer who owes the answer, until the chat closes. */
  idleClose: Duration;
  /** P1: the same silence, until the assistant offers `customer_silent`. */
  idleNudge: Duration;
  /** P2: from the warning to the judgement. */
  harassmentClose: Duration;
  /** From the loss of an agent's connection until their chats are marked. */
  lostGrace: Duration;
  /** From the loss of an agent's connection until their chats go back to the queue. */
  lostRequeue: Duration;
  /** Open chats at once for one agent. */
  capacity: number;
  /** The words that make a message harassing, or null. Asked for warned chats only; it decides nothing alone. [P2] */
  harassing: (text: string) => string[] | null;
}
