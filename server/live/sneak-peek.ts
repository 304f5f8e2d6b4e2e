import { maskUnfinished } from '../../phrases/check/mask.ts';
import type { ClusterMessage } from '../delivery/cluster/messages.ts';
import { followers, staffRoom, type Rooms } from '../delivery/rooms.ts';
import type { Duration, Instant } from '../domain/instant.ts';
import { BoundedMap } from '../lib/bounded-map.ts';
import type { Clock } from '../lib/clock.ts';

/** Shorter than the widget's own interval: only a client that sends more often loses anything. */
const AT_MOST_EACH_MS: Duration = 400;
/** So many characters from the end are shown. */
const SHOWN_MAX = 500;
/** So many are masked: what is shown may begin in the middle of a number. */
const MASKED_MAX = 2 * SHOWN_MAX;
/** Customers whose last peek is remembered. */
const CUSTOMERS_MAX = 10_000;

/** What a customer is typing in a chat, masked; `agent` has the chat. */
type Peek = Omit<Extract<ClusterMessage, { is: 'peek' }>, 'is'>;

/**
 * Shows staff what customers type before it is sent. It goes to consoles and, over plain publish/subscribe, to the other
 * processes: not through the Socket.IO adapter, which keeps every event in a Redis stream. Never stored.
 */
export class SneakPeek {
  readonly #shownAt = new BoundedMap<Instant>(CUSTOMERS_MAX);

  constructor(
    private readonly clock: Clock,
    private readonly rooms: Pick<Rooms, 'desk'>,
    private readonly broadcast: (message: ClusterMessage) => void,
  ) {}

  /** Shows what a customer has typed so far, unless something was shown just now. */
  show(customerId: string, { text, ...chat }: Peek): void {
    const now = this.clock.now();
    const before = this.#shownAt.get(customerId) ?? -Infinity;
    // A clock that was set back may not keep the next ones away.
    if (Math.abs(now - before) < AT_MOST_EACH_MS) return;
    this.#shownAt.set(customerId, now);
    const peek = { ...chat, text: endOf(maskUnfinished(endOf(text, MASKED_MAX)), SHOWN_MAX) };
    this.showHere(peek);
    this.broadcast({ is: 'peek', ...peek });
  }

  /** Shows it on the consoles of this process. */
  showHere({ chatId, agent, text }: Peek): void {
    this.rooms.desk.local
      .to([followers(chatId), ...(agent === null ? [] : [staffRoom(agent)])])
      .emit('typing', { chatId, on: true, by: 'customer', text });
  }
}

/** The last characters of a text; none is cut in two. */
function endOf(text: string, most: number): string {
  return text.length <= most ? text : Array.from(text).slice(-most).join('');
}
