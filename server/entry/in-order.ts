/** What has to be known before an act may be carried out: a refusal, or null if nothing speaks against it. */
export type Check<R> = () => Promise<R | null>;

/**
 * Keeps what a connection asks of a chat in the order in which it asked, also where a client does not wait for the
 * answers. Acts are handed over in that order and are not waited for: many may be on their way at once, and come
 * into the same batch. What has to be looked up before one of them keeps only those behind it. Each is named by the
 * connection, or by its chat where a connection has several.
 */
export class InOrder {
  /** By name: resolves when the last one that looks something up has been handed over. */
  readonly #open = new Map<string, Promise<unknown>>();
  /** By name: the last act that was handed over, until it is done. */
  readonly #newest = new Map<string, Promise<unknown>>();

  /** Hands an act over when its check, and those before it, are through. `act` must reach the desk without waiting. */
  change<T, R>(name: string, act: () => Promise<T>, check: Check<R> | null = null): Promise<T | R> {
    const before = this.#open.get(name);
    if (check === null) return this.#note(this.#newest, name, before ? before.then(act) : act());
    const checked = before ? before.then(check) : check();
    // First the act itself, then who waits for it to have been handed over.
    const done = checked.then<T | R>((refusal) => refusal ?? act());
    void this.#note(this.#open, name, checked.then(nothing, nothing));
    return this.#note(this.#newest, name, done);
  }

  /** Does something that looks things up on its way; those behind it wait for its end. */
  alone<T>(name: string, act: () => Promise<T>): Promise<T> {
    const before = this.#open.get(name);
    const done = before ? before.then(act) : act();
    void this.#note(this.#open, name, done.then(nothing, nothing));
    return this.#note(this.#newest, name, done);
  }

  /** Reads when what the same connection did to the chat before is done, whatever became of it. */
  async read<T>(name: string, look: () => Promise<T>): Promise<T> {
    await this.#newest.get(name)?.catch(nothing);
    return look();
  }

  /** Remembers a piece of work as the last of its name until it ends; gives it back. */
  #note<T>(among: Map<string, Promise<unknown>>, name: string, work: Promise<T>): Promise<T> {
    among.set(name, work);
    const forget = (): void => {
      if (among.get(name) === work) among.delete(name);
    };
    work.then(forget, forget);
    return work;
  }
}

const nothing = (): void => undefined;
