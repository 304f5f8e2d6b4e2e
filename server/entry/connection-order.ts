/** What has to be known before an act may be carried out: a refusal, or null if nothing speaks against it. */
export type Check<R> = () => Promise<R | null>;

/**
 * Keeps requests in the order in which a connection sent them, also where the client does not wait for the answers.
 * Writes are handed over in that order and not awaited, so that several can be stored in one batch. An exclusive request
 * looks something up first and keeps back the ones behind it. `key` is the connection, with the chat where a connection
 * has several.
 */
export class ConnectionOrder {
  /** By key: resolves when the last request that looks something up has been handed over. */
  readonly #gates = new Map<string, Promise<unknown>>();
  /** By key: the last request that was handed over, until it is done. */
  readonly #newest = new Map<string, Promise<unknown>>();

  /** Hands a write over when its check, and the ones before it, are through. `act` must reach the desk synchronously. */
  write<T, R>(key: string, act: () => Promise<T>, check: Check<R> | null = null): Promise<T | R> {
    const before = this.#gates.get(key);
    if (check === null) return this.#remember(this.#newest, key, before ? before.then(act) : act());
    const checked = before ? before.then(check) : check();
    // The act is chained first, so that it runs before whoever waits for the gate.
    const done = checked.then<T | R>((refusal) => refusal ?? act());
    void this.#remember(this.#gates, key, checked.then(nothing, nothing));
    return this.#remember(this.#newest, key, done);
  }

  /** Runs a request that looks things up on its way; the ones behind it wait until it is done. */
  exclusive<T>(key: string, act: () => Promise<T>): Promise<T> {
    const before = this.#gates.get(key);
    const done = before ? before.then(act) : act();
    void this.#remember(this.#gates, key, done.then(nothing, nothing));
    return this.#remember(this.#newest, key, done);
  }

  /** Reads once everything that was sent before is done, whether it succeeded or not. */
  async read<T>(key: string, look: () => Promise<T>): Promise<T> {
    await this.#newest.get(key)?.catch(nothing);
    return look();
  }

  /** Keeps a promise as the last of its key until it settles; returns it. */
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
