/** Work in flight. Shutdown waits for it. */
export class InFlight {
  /** Set at shutdown: no new requests are taken. */
  isDraining = false;
  private readonly works = new Set<Promise<unknown>>();

  /** Tracks work until it settles; returns it. */
  add<T>(work: Promise<T>): Promise<T> {
    this.works.add(work);
    const done = (): void => void this.works.delete(work);
    work.then(done, done);
    return work;
  }

  /** Resolves when everything has settled, whether it succeeded or not. */
  async drain(): Promise<void> {
    while (this.works.size > 0) await Promise.allSettled(this.works);
  }
}
