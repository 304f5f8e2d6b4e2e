import { setTimeout as pause } from 'node:timers/promises';
import type { Link } from '../actions/cluster/join-processes.ts';
import type { Store } from '../storage/store.ts';

/** How long a check waits for a dependency that does not answer (ms). */
const PATIENCE_MS = 2500;

/** Whether the process can serve, and if not, why not. */
export class Readiness {
  private isLeaving = false;

  constructor(
    private readonly store: Store,
    private readonly link: Link | null,
  ) {}

  leave(): void {
    this.isLeaving = true;
  }

  /** Why the desk cannot serve, in one sentence; null if it can. */
  async trouble(): Promise<string | null> {
    if (this.isLeaving) return 'This process is about to end.';
    const { database, redis } = await this.reach();
    if (!database)
      return 'The database does not answer, or takes no writes; look at DATABASE_URL, or else at DATA_DIR.';
    return redis === false
      ? 'Redis does not answer; this process serves on without news from the others.'
      : null;
  }

  /** Whether each answers within a moment; Redis is null where it is not used. */
  async reach(): Promise<{ database: boolean; redis: boolean | null }> {
    const [database, redis] = await Promise.all([
      answers(this.store.ping()),
      this.link ? answers(this.link.ping()) : null,
    ]);
    return { database, redis };
  }
}

function answers(question: Promise<unknown>): Promise<boolean> {
  const answer = question.then(
    () => true,
    () => false,
  );
  return Promise.race([answer, pause(PATIENCE_MS, false, { ref: false })]);
}
