/** What was begun for somebody and has not come to its end: a process that leaves waits for it. */
export class InFlight {
  /** From now on nothing new is begun. */
  isDraining = false;
  private readonly works = new Set<Promise<unknown>>();

  /** Counts a piece of work until it ends; gives it back. */
  add<T>(work: Promise<T>): Promise<T> {
    this.works.add(work);
    const done = (): void => void this.works.delete(work);
    work.then(done, done);
    return work;
  }

  /** Resolves when nothing is left, whatever became of it. */
  async drain(): Promise<void> {
    while (this.works.size > 0) await Promise.allSettled(this.works);
  }
}
