/** Runs tasks one after the other, in order of submission. A task that fails does not stop the next. */
export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs a task after all tasks before it have settled; resolves or rejects with its outcome. */
  run<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#last.then(task);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Resolves when all submitted tasks have settled. */
  async settled(): Promise<void> {
    await this.#last;
  }
}

/** A serial queue per key: tasks with the same key run one after the other, others in parallel. Idle keys take no memory. */
export class KeyedSerialQueue {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs a task after all tasks with the same key; resolves or rejects with its outcome. */
  async run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const mine = before.then(task, task);
    this.#last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(key) === mine) this.#last.delete(key);
    }
  }
}
