import type { WaitEstimate, WaitReason } from '../../protocol/chat.ts';
import { estimate, type PastWait } from '../domain/queue/estimate.ts';
import { inOrder, type InQueue } from '../domain/queue/deal.ts';
import type { Instant } from '../domain/instant.ts';

/** A customer's place in the queue, and how long it may take. */
export interface QueuePosition {
  position: number;
  estimate: WaitEstimate | null;
}

/** The queue as last read from the store: each chat's position and estimate. */
export class QueuePositions {
  private places = new Map<string, QueuePosition>();
  private pastWaits: PastWait[] = [];
  /** Why those who are served next wait. */
  waits: WaitReason[] = [];
  /** When the longest waiting chat entered the queue; null while it is empty. */
  since: Instant | null = null;

  get length(): number {
    return this.places.size;
  }

  /** The position of a waiting chat; one that is not known yet is last. */
  of(chatId: string): QueuePosition {
    const last = this.places.size + 1;
    return this.places.get(chatId) ?? { position: last, estimate: estimate(this.pastWaits, last) };
  }

  /** Replaces the queue; returns the chats whose position has changed. */
  take(queue: InQueue[], waits: PastWait[]): string[] {
    const before = this.places;
    this.pastWaits = waits;
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
