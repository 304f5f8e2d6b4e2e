import type { Logger } from 'pino';
import type { ChatNews } from '../../delivery/publish.ts';

/** Reacts to each commit. If it throws, the error is logged and the subscribers after it still run. */
export interface Subscriber {
  /** For the log. */
  name: string;
  handle: (news: ChatNews[]) => void | Promise<void>;
}

/**
 * Calls the subscribers with what was committed, one after the other in the order of their subscription. Resolves when
 * all are done.
 */
export class Committed {
  readonly #subscribers: Subscriber[] = [];

  constructor(private readonly log: Pick<Logger, 'error'>) {}

  /** Adds subscribers after those that are there. To be done before the first commit. */
  subscribe(...subscribers: Subscriber[]): void {
    this.#subscribers.push(...subscribers);
  }

  async publish(news: ChatNews[]): Promise<void> {
    for (const { name, handle } of this.#subscribers)
      try {
        const handled = handle(news);
        // Most are done at once: waiting for nothing would cost each batch a turn.
        if (handled) await handled;
      } catch (error) {
        this.log.error({ err: error, subscriber: name }, 'subscriber failed after a commit');
      }
  }
}
