import type { WaitEstimate, WaitReason } from '../../protocol/chat.ts';
import { estimate, type PastWait } from '../domain/queue/estimate.ts';
import { inOrder, type InQueue } from '../domain/queue/deal.ts';
import type { Instant } from '../domain/instant.ts';

/** A customer's place in the queue, and how long it may take. */
export interface QueuePosition {
  position: number;
  estimate: WaitEstimate | null;
}

/**
 * The queue as last read from the store: each chat's position and estimate. A customer counts those who wait for the same
 * department, since others are served by other people.
 */
export class QueuePositions {
  private places = new Map<string, QueuePosition>();
  private readonly lengths = new Map<string | null, number>();
  private pastWaits: PastWait[] = [];
  /** Why those who are served next wait. */
  waits: WaitReason[] = [];
  /** When the longest waiting chat entered the queue; null while it is empty. */
  since: Instant | null = null;

  get length(): number {
    return this.places.size;
  }

  /** How many chats wait in a department; null: in none. */
  lengthOf(department: string | null): number {
    return this.lengths.get(department) ?? 0;
  }

  /** The position of a waiting chat within its department; one that is not known yet is last. */
  of({ id, department }: { id: string; department: string | null }): QueuePosition {
    const last = this.lengthOf(department) + 1;
    return this.places.get(id) ?? { position: last, estimate: estimate(this.pastWaits, last, department) };
  }

  /** Replaces the queue; returns the chats whose position has changed. */
  take(queue: InQueue[], waits: PastWait[]): string[] {
    const before = this.places;
    this.pastWaits = waits;
    this.since = queue.length === 0 ? null : Math.min(...queue.map(({ queuedAt }) => queuedAt));
    this.lengths.clear();
    this.places = new Map(
      inOrder(queue).map(({ chatId, department }) => {
        const position = this.lengthOf(department) + 1;
        this.lengths.set(department, position);
        return [chatId, { position, estimate: estimate(waits, position, department) }];
      }),
    );
    return [...this.places.keys()].filter((id) => before.get(id)?.position !== this.places.get(id)?.position);
  }
}
