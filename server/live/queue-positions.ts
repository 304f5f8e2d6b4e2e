import type { WaitEstimate } from '../../protocol/chat.ts';
import { estimate, type PastWait } from '../domain/queue/estimate.ts';
import { inOrder, type InQueue } from '../domain/queue/deal.ts';
import type { Instant } from '../domain/instant.ts';

/** A customer's place in the queue, and how long it may take. */
export interface QueuePosition {
  position: number;
  estimate: WaitEstimate | null;
}

/** Where everybody stands in the queue, as last read from the store. */
export class QueuePositions {
  private places = new Map<string, QueuePosition>();
  private waits: PastWait[] = [];
  /** Since when the one who has waited longest waits; null while nobody does. */
  since: Instant | null = null;

  get length(): number {
    return this.places.size;
  }

  /** The place of a waiting chat; one that has just come stands at the end. */
  of(chatId: string): QueuePosition {
    const last = this.places.size + 1;
    return this.places.get(chatId) ?? { position: last, estimate: estimate(this.waits, last) };
  }

  /** Takes the queue as it is now; gives the chats whose place is another than before. */
  take(queue: InQueue[], waits: PastWait[]): string[] {
    const before = this.places;
    this.waits = waits;
    this.since = queue.length === 0 ? null : Math.min(...queue.map(({ queuedAt }) => queuedAt));
    this.places = new Map(
      inOrder(queue).map(({ chatId }, index) => [
        chatId,
        { position: index + 1, estimate: estimate(waits, index + 1) },
      ]),
    );
    return [...this.places.keys()].filter((id) => before.get(id)?.position !== this.places.get(id)?.position);
  }
}
