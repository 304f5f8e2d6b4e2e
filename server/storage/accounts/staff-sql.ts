import { sql, type Kysely, type Insertable, type Selectable } from 'kysely';
import type { Membership } from '../../domain/department/department.ts';
import type { Instant } from '../../domain/instant.ts';
import { Away, type Standing } from '../../domain/status/standing.ts';
import type { StaffTable, Tables } from '../schema.ts';
import { addMemberships, membershipsIn } from './memberships.ts';
import { endInvites, languagesIn, personColumns } from './team-sql.ts';
import { oneOf } from '../portable-sql.ts';
import { endPushDevicesIn, endPushDevicesOf } from '../push/device-sql.ts';
import type { LiveSession, StaffMember, StaffStore, StoredSession } from './staff-store.ts';

/** Staff and their sessions, in SQL that both databases understand. */
export class SqlStaff implements StaffStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async all(): Promise<StaffMember[]> {
    const rows = await this.#db.selectFrom('staff').selectAll().orderBy('account').execute();
    const departments = await membershipsIn(this.#db);
    return rows.map((row) => memberFrom(row, departments.get(row.account)));
  }

  async find(account: string): Promise<StaffMember | null> {
    const row = await this.#db
      .selectFrom('staff')
      .selectAll()
      .where('account', '=', account)
      .executeTakeFirst();
    return row ? memberFrom(row, (await membershipsIn(this.#db, account)).get(account)) : null;
  }

  async add(members: StaffMember[]): Promise<void> {
    if (members.length === 0) return;
    await this.#db
      .insertInto('staff')
      .values(members.map(rowOf))
      .onConflict((conflict) => conflict.column('account').doNothing())
      .execute();
    for (const { account, departments } of members) await addMemberships(this.#db, account, departments);
  }

  setPassword(account: string, passwordHash: string, epoch: number): Promise<number | null> {
    return this.#nextEpoch(account, epoch, { password_hash: passwordHash });
  }

  async setStatus(account: string, { status, away }: Standing, at: Instant): Promise<void> {
    await this.#db
      .updateTable('staff')
      // Who goes online was at a console just now, or somebody counts on them.
      .set({ status, away: textOf(away), ...(status === 'online' ? { active_at: at } : {}) })
      .where('account', '=', account)
      .execute();
  }

  async active(account: string, at: Instant): Promise<void> {
    await this.#db
      .updateTable('staff')
      .set({ active_at: at })
      .where('account', '=', account)
      .where((staff) => staff.or([staff('active_at', 'is', null), staff('active_at', '<', at)]))
      .execute();
  }

  async setAwayUnseen(
    { account, unseenSince }: { account?: string; unseenSince: Instant },
    away: Away,
  ): Promise<string[]> {
    let update = this.#db
      .updateTable('staff')
      .set({ status: 'away', away: textOf(away) })
      .where('status', '=', 'online')
      .where((staff) => staff.or([staff('active_at', 'is', null), staff('active_at', '<=', unseenSince)]));
    if (account !== undefined) update = update.where('account', '=', account);
    const rows = await update.returning('account').execute();
    return rows.map((row) => row.account);
  }

  async missedOffer(account: string): Promise<number> {
    const row = await this.#db
      .updateTable('staff')
      .set((staff) => ({ missed: staff('missed', '+', 1) }))
      .where('account', '=', account)
      .returning('missed')
      .executeTakeFirst();
    return row?.missed ?? 0;
  }

  async answeredOffer(account: string): Promise<void> {
    await this.#db
      .updateTable('staff')
      .set({ missed: 0 })
      .where('account', '=', account)
      .where('missed', '>', 0)
      .execute();
  }

  async endAway(account: string, away: Away, at: Instant): Promise<boolean> {
    const row = await this.#db
      .updateTable('staff')
      .set({ status: 'online', away: null, active_at: at })
      .where('account', '=', account)
      .where('status', '=', 'away')
      .where('away', '=', textOf(away))
      .returning('account')
      .executeTakeFirst();
    return row !== undefined;
  }

  async setLost(account: string, lostAt: Instant | null): Promise<void> {
    const change =
      lostAt === null
        ? { lost_at: null, lost_marked: 0 }
        : { lost_at: sql<Instant>`coalesce(lost_at, ${lostAt})` };
    await this.#db.updateTable('staff').set(change).where('account', '=', account).execute();
  }

  async allLost(at: Instant): Promise<void> {
    await this.#db.updateTable('staff').set({ lost_at: at }).where('lost_at', 'is', null).execute();
  }

  async setLostMarked(account: string): Promise<void> {
    await this.#db
      .updateTable('staff')
      .set({ lost_marked: 1 })
      .where('account', '=', account)
      // Not if they reconnected meanwhile.
      .where('lost_at', 'is not', null)
      .execute();
  }

  async tookTurn(account: string): Promise<void> {
    // `where true`: without it SQLite reads "on conflict" as the beginning of a join.
    await sql`insert into agent_turns (account, turn)
      select ${account}, coalesce(max(turn), 0) + 1 from agent_turns where true
      on conflict (account) do update set turn = excluded.turn`.execute(this.#db);
  }

  async turns(): Promise<Map<string, number>> {
    const rows = await this.#db.selectFrom('agent_turns').selectAll().execute();
    return new Map(rows.map(({ account, turn }) => [account, turn]));
  }

  async signedIn(account: string, at: Instant): Promise<void> {
    await this.#db.updateTable('staff').set({ last_sign_in_at: at }).where('account', '=', account).execute();
  }

  async addSession({
    tokenHash,
    account,
    createdAt,
    expiresAt,
    epoch,
    issuer,
  }: StoredSession): Promise<void> {
    await this.#db
      .insertInto('sessions')
      .values({ token_hash: tokenHash, account, created_at: createdAt, expires_at: expiresAt, epoch, issuer })
      .execute();
  }

  async removeSession(tokenHash: string): Promise<void> {
    await this.#db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
    await endPushDevicesIn(this.#db, tokenHash);
  }

  endSessionsOf(account: string, from?: number): Promise<number | null> {
    return this.#nextEpoch(account, from);
  }

  async liveSessions(tokenHashes: readonly string[], now: Instant): Promise<Map<string, LiveSession>> {
    if (tokenHashes.length === 0) return new Map();
    const rows = await this.#db
      .selectFrom('sessions')
      .innerJoin('staff', 'staff.account', 'sessions.account')
      .select(['sessions.token_hash', 'sessions.account', 'sessions.epoch', 'sessions.issuer', 'staff.role'])
      .where('sessions.token_hash', 'in', oneOf(this.#db, tokenHashes))
      .where('sessions.expires_at', '>', now)
      .where('staff.disabled_at', 'is', null)
      .whereRef('sessions.epoch', '=', 'staff.session_epoch')
      .execute();
    return new Map(rows.map(({ token_hash, ...session }) => [token_hash, session]));
  }

  /**
   * Invalidates all sessions and one-time links of the account. Locks the account's row first, as every change of links
   * does, so that no two of them can deadlock.
   */
  #nextEpoch(
    account: string,
    from: number | undefined,
    change: { password_hash?: string } = {},
  ): Promise<number | null> {
    return this.#db.transaction().execute(async (db) => {
      let update = db
        .updateTable('staff')
        .set((staff) => ({ ...change, session_epoch: staff('session_epoch', '+', 1) }))
        .where('account', '=', account);
      if (from !== undefined) update = update.where('session_epoch', '=', from);
      const row = await update.returning('session_epoch').executeTakeFirst();
      if (!row) return null;
      const { session_epoch: epoch } = row;
      await endInvites(db, account);
      await endPushDevicesOf(db, account);
      await db.deleteFrom('sessions').where('account', '=', account).where('epoch', '<', epoch).execute();
      return epoch;
    });
  }

  async removeExpired(now: Instant): Promise<void> {
    await this.#db.deleteFrom('sessions').where('expires_at', '<=', now).execute();
  }

  async countSessions(now: Instant): Promise<number> {
    const row = await this.#db
      .selectFrom('sessions')
      .select((all) => all.fn.countAll<number>().as('count'))
      .where('expires_at', '>', now)
      .executeTakeFirst();
    return row?.count ?? 0;
  }
}

function memberFrom(row: Selectable<StaffTable>, departments: readonly Membership[] = []): StaffMember {
  const { account, number, name, role, status } = row;
  return {
    account,
    number,
    name,
    role,
    passwordHash: row.password_hash,
    status,
    away: status === 'away' ? awayIn(row.away) : null,
    lostAt: row.lost_at,
    lostMarked: row.lost_marked === 1,
    disabledAt: row.disabled_at,
    sessionEpoch: row.session_epoch,
    capacity: row.capacity,
    lastSignInAt: row.last_sign_in_at,
    departments,
    mail: row.mail,
    languages: languagesIn(row.languages),
  };
}

/** Why somebody is away, from its column. What an older or a newer process has left there that cannot be read counts as no reason. */
export function awayIn(text: string | null): Away | null {
  return text === null ? null : (Away.safeParse(JSON.parse(text)).data ?? null);
}

function textOf(away: Away | null): string | null {
  return away === null ? null : JSON.stringify(away);
}

function rowOf({
  account,
  number,
  name,
  role,
  passwordHash,
  status,
  ...more
}: StaffMember): Insertable<StaffTable> {
  return {
    account,
    number,
    name,
    role,
    password_hash: passwordHash,
    status,
    away: textOf(more.away),
    active_at: null,
    lost_at: more.lostAt,
    lost_marked: more.lostMarked ? 1 : 0,
    disabled_at: more.disabledAt,
    session_epoch: more.sessionEpoch,
    capacity: more.capacity,
    last_sign_in_at: more.lastSignInAt,
    ...personColumns(more),
  };
}
