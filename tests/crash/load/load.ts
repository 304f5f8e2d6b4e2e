import { faultsOf } from '../ledger/check.ts';
import { Ledger } from '../ledger/ledger.ts';
import type { Stage } from '../stage/stage.ts';
import { pass, until } from '../until.ts';
import { Attendant } from './attendant.ts';
import { Shopper } from './shopper.ts';

/** How much is going on. */
export interface Busy {
  chats?: number;
  /** Of these, so many fall silent after the first answer, and come due. */
  silent?: number;
  /** So many customers have a second tab. */
  tabs?: number;
  /** A customer writes again after this long, in milliseconds. */
  pace?: number;
  /** The desk's IDLE_CLOSE, in milliseconds. */
  idleClose?: number;
}

const AGENTS = ['1001', '1002'];
const LEAD = '9001';
const AN_HOUR = 3_600_000;
/** A case that has not come to rest by then has failed. */
const REST_MS = 60_000;

/** People who talk through whatever happens, and a ledger of all that they know. */
export class Load {
  readonly ledger = new Ledger();
  readonly shoppers: Shopper[] = [];
  readonly staff: Attendant[] = [];
  private readonly busy: Required<Busy>;
  private isSpeaking = false;
  private readonly blind: string[] = [];

  private constructor(
    private readonly stage: Stage,
    busy: Busy,
  ) {
    this.busy = { chats: 50, silent: 10, tabs: 5, pace: 400, idleClose: AN_HOUR, ...busy };
  }

  /** Everybody comes, every chat has begun and has its agent. */
  static async begin(stage: Stage, busy: Busy = {}): Promise<Load> {
    const load = new Load(stage, busy);
    // What a case has left behind when it failed ends with its stage.
    stage.endings.push(() => load.go());
    await load.come();
    return load;
  }

  get acknowledged(): number {
    return this.ledger.acknowledged.size;
  }

  /** Customers write and agents answer, until {@link rest}. */
  speak(): void {
    this.isSpeaking = true;
    this.shoppers.slice(this.busy.silent, this.busy.chats).forEach((shopper) => void this.chatter(shopper));
  }

  /** Waits until so many more lines have been acknowledged; gives the milliseconds that it took. */
  async more(lines: number, most = REST_MS): Promise<number> {
    const enough = this.acknowledged + lines;
    return until(`${String(lines)} more lines are acknowledged`, () => this.acknowledged >= enough, most);
  }

  /** Until everything that was owed at this moment has been acknowledged: how long the desk needs to serve again. */
  async caughtUp(most = REST_MS): Promise<number> {
    const owed = this.ledger.owed;
    const isOwed = (line: (typeof owed)[number]): boolean =>
      !this.ledger.acknowledged.has(line) && !this.ledger.refused.has(line);
    return until('what was owed is acknowledged', () => !owed.some(isOwed), most);
  }

  /** Nobody writes any more; all that was written is answered, and every screen shows it without being told to look. */
  async rest(most = REST_MS / 2): Promise<number> {
    this.isSpeaking = false;
    const began = performance.now();
    const everybody = [...this.shoppers, ...this.staff];
    const isQuiet = (): boolean =>
      this.ledger.owed.length === 0 &&
      this.shoppers.every(({ outbox }) => outbox.size === 0) &&
      this.staff.every(({ owed }) => owed === 0);
    await until('everything is acknowledged', isQuiet, most).catch(() => undefined);
    const lacking = (): string =>
      everybody
        .filter(({ isWhole }) => !isWhole)
        .map(({ view }) => view.whose)
        .join(', ');
    await until('every screen is whole', () => lacking() === '', 20_000).catch(() => {
      this.blind.push(`not whole by itself: ${lacking()}`);
    });
    return Math.round(performance.now() - began);
  }

  /** Everybody goes, the desk ends, and its database is compared with the ledger. */
  async faults(): Promise<string[]> {
    await this.rest();
    await Promise.all([...this.shoppers, ...this.staff].map((one) => one.catchUp()));
    // Who has just heard of something answers it.
    await this.rest();
    const dueBy = Date.now() - 2000;
    this.go();
    const kept = await this.stage.end();
    const { idleClose } = this.busy;
    return [...faultsOf(this.ledger, kept, { idleClose, dueBy }), ...this.unseen(kept.length), ...this.blind];
  }

  go(): void {
    this.isSpeaking = false;
    for (const one of [...this.shoppers, ...this.staff]) one.close();
  }

  private async come(): Promise<void> {
    const { urls, desks } = this.stage;
    const [first] = desks;
    if (!first) throw new Error('There is no desk.');
    for (const [start, account] of [...AGENTS, LEAD].entries()) {
      const cookie = await first.cookieOf(account);
      const role = account === LEAD ? 'lead' : 'agent';
      this.staff.push(new Attendant(account, role, this.ledger, { urls, cookie, start }));
    }
    await until('the staff are there', () => this.staff.every(({ isUp }) => isUp), REST_MS);
    const { chats, tabs } = this.busy;
    for (let number = 0; number < chats; number += 1) {
      const shopper = new Shopper(`customer ${String(number + 1)}`, this.ledger, urls, number);
      this.shoppers.push(shopper);
      shopper.speak(1);
    }
    await this.more(chats * 2);
    for (const [number, shopper] of this.shoppers.slice(0, tabs).entries())
      this.shoppers.push(await shopper.tab(this.ledger, urls, number + 1));
  }

  private async chatter(shopper: Shopper): Promise<void> {
    while (this.isSpeaking) {
      // Who has not got through yet writes no further.
      if (shopper.outbox.size < 6) shopper.speak(1 + Math.floor(Math.random() * 3));
      await pass(this.busy.pace * (0.5 + Math.random()));
    }
  }

  /** The lead has seen every line of every chat that runs. */
  private unseen(chats: number): string[] {
    const lead = this.staff.at(-1);
    const seen = lead?.view.chatIds.length ?? 0;
    return seen < Math.min(chats, this.busy.chats)
      ? [`the lead saw ${String(seen)} of ${String(chats)} chats`]
      : [];
  }
}
