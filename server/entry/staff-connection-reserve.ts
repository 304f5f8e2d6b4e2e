/** Requests whose session is looked up at once; each costs the database what a flood must not be able to ask of it. */
const LOOKS_AT_ONCE = 4;
/** Places that one account may have: some windows of a person, and not a script's thousand. */
const EACH = 5;

/** A connection, as far as the reserve has to know it. */
export interface ReservedConnection {
  request: object;
  close(discard?: boolean): unknown;
  once(event: 'close', listener: () => void): unknown;
}

/** Places beyond all others, for staff who are signed in: a flood of visitors must not keep them out. */
export class StaffConnectionReserve {
  #taken = 0;
  #looking = 0;
  readonly #byAccount = new Map<string, number>();
  /** Requests that were shown in, until they are connections, each with the account that it is for. */
  readonly #shown = new WeakMap<object, string>();

  constructor(private readonly places: number) {}

  /**
   * Shows a request in that found no other room, if there is a place for the account whose session it carries. `whose`
   * is not asked while there is none for anybody, or while it is being asked for some others.
   */
  async admit(request: object, whose: () => Promise<string | null>): Promise<boolean> {
    if (this.#taken >= this.places || this.#looking >= LOOKS_AT_ONCE) return false;
    this.#looking += 1;
    const account = await whose()
      .catch(() => null)
      .finally(() => (this.#looking -= 1));
    if (account === null || !this.#hasRoomFor(account)) return false;
    this.#shown.set(request, account);
    return true;
  }

  /** Gives a connection its place, if its request was shown in; closes it if others were faster. False for all others. */
  take(connection: ReservedConnection): boolean {
    const account = this.#shown.get(connection.request);
    if (account === undefined) return false;
    if (!this.#hasRoomFor(account)) {
      connection.close(true);
      return true;
    }
    this.#count(account, 1);
    connection.once('close', () => this.#count(account, -1));
    return true;
  }

  #hasRoomFor(account: string): boolean {
    return this.#taken < this.places && this.#of(account) < EACH;
  }

  #of(account: string): number {
    return this.#byAccount.get(account) ?? 0;
  }

  #count(account: string, change: 1 | -1): void {
    this.#taken += change;
    const count = this.#of(account) + change;
    if (count > 0) this.#byAccount.set(account, count);
    else this.#byAccount.delete(account);
  }
}
