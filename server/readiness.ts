import type { Link } from './actions/join-processes.ts';
import type { Store } from './storage/store.ts';

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

  /** What is in the way, in one sentence; null if nothing is. */
  async trouble(): Promise<string | null> {
    if (this.isLeaving) return 'This process is about to end.';
    const [database, redis] = await Promise.all([
      answers(this.store.ping()),
      this.link ? answers(this.link.ping()) : true,
    ]);
    if (!database) return 'The database does not answer.';
    return redis ? null : 'Redis does not answer; this process serves on without news from the others.';
  }
}

function answers(question: Promise<unknown>): Promise<boolean> {
  return question.then(
    () => true,
    () => false,
  );
}
