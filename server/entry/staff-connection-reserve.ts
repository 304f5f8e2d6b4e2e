/** Concurrent session look-ups: each is a database query that a flood of handshakes must not multiply. */
const LOOKS_AT_ONCE = 4;
/** Slots per account: a person's few windows, not a script's thousand. */
const EACH = 5;

/** The part of an Engine.IO connection that is used here. */
export interface ReservedConnection {
  request: object;
  close(discard?: boolean): unknown;
  once(event: 'close', listener: () => void): unknown;
}

/** Reserved connection slots for signed-in staff, so that a flood of visitors cannot lock them out. */
export class StaffConnectionReserve {
  #taken = 0;
  #looking = 0;
  readonly #byAccount = new Map<string, number>();
  /** The account of each admitted handshake, until it becomes a connection. */
  readonly #admitted = new WeakMap<object, string>();

  constructor(private readonly places: number) {}

  /**
   * Admits a handshake that the connection limit refused, if its session belongs to staff with a reserved slot left.
   * Skips the session look-up (`whose`) when no slot is free or too many look-ups are in flight.
   */
  async admit(request: object, whose: () => Promise<string | null>): Promise<boolean> {
    if (this.#taken >= this.places || this.#looking >= LOOKS_AT_ONCE) return false;
    this.#looking += 1;
    const account = await whose()
      .catch(() => null)
      .finally(() => (this.#looking -= 1));
    if (account === null || !this.#hasRoomFor(account)) return false;
    this.#admitted.set(request, account);
    return true;
  }

  /** Takes a slot for an admitted connection; closes it if the last slot is gone meanwhile. False if it was not admitted. */
  take(connection: ReservedConnection): boolean {
    const account = this.#admitted.get(connection.request);
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
