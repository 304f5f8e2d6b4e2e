import type { Logger } from 'pino';
import type { News } from '../../delivery/publish.ts';

/** What is done after each commit. One that throws is reported and keeps nothing from those after it. */
export interface Subscriber {
  /** For the log. */
  name: string;
  hear: (news: News[]) => void | Promise<void>;
}

/**
 * Tells the subscribers what was committed, one after the other in the order in which they subscribed: whoever tells
 * customers and staff comes before whoever only thinks about it. Resolves when all have heard.
 */
export class Committed {
  readonly #subscribers: Subscriber[] = [];

  constructor(private readonly log: Pick<Logger, 'error'>) {}

  /** Adds subscribers after those that are there. To be done before the first commit. */
  subscribe(...subscribers: Subscriber[]): void {
    this.#subscribers.push(...subscribers);
  }

  async publish(news: News[]): Promise<void> {
    for (const { name, hear } of this.#subscribers)
      try {
        const heard = hear(news);
        // Most are done at once: waiting for nothing would cost each batch a turn.
        if (heard) await heard;
      } catch (error) {
        this.log.error({ err: error, subscriber: name }, 'a subscriber failed after a commit');
      }
  }
}
