import { sql, type Kysely, type Selectable } from 'kysely';
import type { Instant } from '../../domain/instant.ts';
import type { SessionTable, StaffTable, Tables } from '../schema.ts';
import { oneOf } from './one-of.ts';
import type { StaffMember, StaffStore, StoredSession } from '../staff-store.ts';

/** Staff and their sessions, in SQL that both databases understand. */
export class SqlStaff implements StaffStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async all(): Promise<StaffMember[]> {
    const rows = await this.#db.selectFrom('staff').selectAll().orderBy('account').execute();
    return rows.map(memberFrom);
  }

  async find(account: string): Promise<StaffMember | null> {
    const row = await this.#db
      .selectFrom('staff')
      .selectAll()
      .where('account', '=', account)
      .executeTakeFirst();
    return row ? memberFrom(row) : null;
  }

  async add(members: StaffMember[]): Promise<void> {
    if (members.length === 0) return;
    await this.#db
      .insertInto('staff')
      .values(members.map(rowOf))
      .onConflict((conflict) => conflict.column('account').doNothing())
      .execute();
  }

  async setPassword(account: string, passwordHash: string): Promise<void> {
    await this.#db
      .updateTable('staff')
      .set({ password_hash: passwordHash })
      .where('account', '=', account)
      .execute();
  }

  async setStatus(account: string, status: 'online' | 'away'): Promise<void> {
    await this.#db.updateTable('staff').set({ status }).where('account', '=', account).execute();
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
      // Who has come back meanwhile is not marked.
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

  async addSession({ tokenHash, account, createdAt, expiresAt }: StoredSession): Promise<void> {
    await this.#db
      .insertInto('sessions')
      .values({ token_hash: tokenHash, account, created_at: createdAt, expires_at: expiresAt })
      .execute();
  }

  async findSession(tokenHash: string, now: Instant): Promise<StoredSession | null> {
    const row = await this.#db
      .selectFrom('sessions')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .where('expires_at', '>', now)
      .executeTakeFirst();
    return row ? sessionFrom(row) : null;
  }

  async removeSession(tokenHash: string): Promise<void> {
    await this.#db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
  }

  async removeSessionsOf(account: string): Promise<void> {
    await this.#db.deleteFrom('sessions').where('account', '=', account).execute();
  }

  async liveSessions(tokenHashes: readonly string[], now: Instant): Promise<Set<string>> {
    if (tokenHashes.length === 0) return new Set();
    const rows = await this.#db
      .selectFrom('sessions')
      .select('token_hash')
      .where('token_hash', 'in', oneOf(this.#db, tokenHashes))
      .where('expires_at', '>', now)
      .execute();
    return new Set(rows.map((row) => row.token_hash));
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

function memberFrom(row: Selectable<StaffTable>): StaffMember {
  const { account, number, name, role, status } = row;
  return {
    account,
    number,
    name,
    role,
    passwordHash: row.password_hash,
    status,
    lostAt: row.lost_at,
    lostMarked: row.lost_marked === 1,
  };
}

function rowOf({ account, number, name, role, passwordHash, status, ...lost }: StaffMember): StaffTable {
  return {
    account,
    number,
    name,
    role,
    password_hash: passwordHash,
    status,
    lost_at: lost.lostAt,
    lost_marked: lost.lostMarked ? 1 : 0,
  };
}

function sessionFrom(row: Selectable<SessionTable>): StoredSession {
  return {
    tokenHash: row.token_hash,
    account: row.account,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
