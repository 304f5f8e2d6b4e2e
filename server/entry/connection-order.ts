/** A check before an act: resolves with the refusal, or null. */
export type Check<R> = () => Promise<R | null>;

/**
 * Keeps the requests of a connection in order, also if the client does not wait for answers. Writes are handed over in
 * order and not awaited, so that several can be stored in one batch. An exclusive request looks something up first and
 * holds back those behind it. `key` is the connection, with the chat where a connection has several.
 */
export class ConnectionOrder {
  /** By key: resolves when the last exclusive request has been handed over. */
  readonly #gates = new Map<string, Promise<unknown>>();
  /** By key: the last request that was handed over, until it settles. */
  readonly #newest = new Map<string, Promise<unknown>>();

  /**
   * Hands a write over once its check and those before it have passed. `act` must reach the chat queue synchronously.
   */
  write<T, R>(key: string, act: () => Promise<T>, check: Check<R> | null = null): Promise<T | R> {
    const before = this.#gates.get(key);
    if (check === null) return this.#remember(this.#newest, key, before ? before.then(act) : act());
    const checked = before ? before.then(check) : check();
    // The act is chained first, so that it runs before those that wait for the gate.
    const done = checked.then<T | R>((refusal) => refusal ?? act());
    void this.#remember(this.#gates, key, checked.then(nothing, nothing));
    return this.#remember(this.#newest, key, done);
  }

  /** Runs an exclusive request; those behind it wait until it has settled. */
  exclusive<T>(key: string, act: () => Promise<T>): Promise<T> {
    const before = this.#gates.get(key);
    const done = before ? before.then(act) : act();
    void this.#remember(this.#gates, key, done.then(nothing, nothing));
    return this.#remember(this.#newest, key, done);
  }

  /** Reads once all earlier requests have settled, successfully or not. */
  async read<T>(key: string, look: () => Promise<T>): Promise<T> {
    await this.#newest.get(key)?.catch(nothing);
    return look();
  }

  /** Stores a promise as the last of its key until it settles; returns it. */
  #remember<T>(among: Map<string, Promise<unknown>>, key: string, work: Promise<T>): Promise<T> {
    among.set(key, work);
    const forget = (): void => {
      if (among.get(key) === work) among.delete(key);
    };
    work.then(forget, forget);
    return work;
  }
}

const nothing = (): void => undefined;
