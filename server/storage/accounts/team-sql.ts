import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import type { Serves } from '../../../protocol/departments.ts';
import { mailKey } from '../../../protocol/team.ts';
import type { TeamMember } from '../../domain/account/team.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Tables } from '../schema.ts';
import { forgetDraftsOf } from '../drafts.ts';
import { endPushDevicesOf } from '../push/device-sql.ts';
import { membershipsIn, setMemberships, setServing } from './memberships.ts';
import type { Invite, Newcomer, StaffChange, Taken, TeamImport, TeamStore } from './team-store.ts';
import { isPostgres, queueForLock } from '../portable-sql.ts';

/** Accounts as administrators see to them, in SQL that both databases understand. */
export class SqlTeam implements TeamStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  add(newcomer: Newcomer): Promise<Taken | null> {
    return this.#db.transaction().execute(async (db) => {
      return addTo(db, newcomer);
    });
  }

  async change(
    account: string,
    change: StaffChange,
    at: Instant,
    objection: (member: TeamMember, team: readonly TeamMember[]) => Refusal | null,
  ): Promise<TeamMember | Refusal | 'mail' | null> {
    const changing = this.#db.transaction().execute(async (db) => {
      const team = await lockedTeam(db);
      const member = team.find((one) => one.account === account);
      if (!member) return null;
      const refused = objection(member, team);
      if (refused) return refused;
      return (await changeIn(db, member, change, at)) ?? member;
    });
    return changing.catch(mailOrThrow);
  }

  async importAll(
    { newcomers, changes }: TeamImport,
    at: Instant,
    objection: (member: TeamMember, change: StaffChange, team: readonly TeamMember[]) => Refusal | null,
  ): Promise<Refusal | Taken | 'gone' | null> {
    try {
      await this.#db.transaction().execute(async (db) => {
        let team = await lockedTeam(db);
        for (const { account, change } of changes) {
          const member = team.find((one) => one.account === account);
          const refused = member ? objection(member, change, team) : 'gone';
          if (refused !== null) throw new Undone(refused);
          const taken = member ? await changeIn(db, member, change, at) : null;
          if (taken !== null) throw new Undone(taken);
          // Each change is judged by the team as the ones before have left it.
          team = team.map((one) => (one.account === account ? memberAfter(one, change, at) : one));
        }
        for (const { newcomer, invite } of newcomers) {
          const taken = await addTo(db, newcomer);
          if (taken !== null) throw new Undone(taken);
          await keepInvite(db, invite);
        }
      });
      return null;
    } catch (error) {
      return error instanceof Undone ? error.why : mailOrThrow(error);
    }
  }

  async invite(invite: Omit<Invite, 'ended'>): Promise<void> {
    await this.#db.transaction().execute(async (db) => {
      // Of two links that are made at once the later one holds.
      await lockAccount(db, invite.account);
      await endInvites(db, invite.account);
      await keepInvite(db, invite);
    });
  }

  async findInvite(tokenHash: string): Promise<Invite | null> {
    const row = await this.#db
      .selectFrom('invites')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst();
    return row ? { tokenHash, account: row.account, expiresAt: row.expires_at, ended: row.ended } : null;
  }

  async openInvites(): Promise<Map<string, Instant>> {
    const rows = await this.#db
      .selectFrom('invites')
      .select(['account', 'expires_at'])
      .where('ended', 'is', null)
      .execute();
    return new Map(rows.map(({ account, expires_at }) => [account, expires_at]));
  }

  redeem(tokenHash: string, passwordHash: string, now: Instant): Promise<number | null> {
    return this.#db.transaction().execute(async (db) => {
      const link = await db
        .selectFrom('invites')
        .select('account')
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      if (!link) return null;
      await lockAccount(db, link.account);
      const invite = await db
        .updateTable('invites')
        .set({ ended: 'used' })
        .where('token_hash', '=', tokenHash)
        .where('ended', 'is', null)
        .where('expires_at', '>', now)
        .where('account', 'in', (staff) =>
          staff.selectFrom('staff').select('account').where('disabled_at', 'is', null),
        )
        .returning('account')
        .executeTakeFirst();
      if (!invite) return null;
      const row = await db
        .updateTable('staff')
        .set((staff) => ({ password_hash: passwordHash, session_epoch: staff('session_epoch', '+', 1) }))
        .where('account', '=', invite.account)
        .returning('session_epoch')
        .executeTakeFirst();
      return row?.session_epoch ?? null;
    });
  }

  setServing(account: string, department: string, serves: Serves): Promise<boolean> {
    return setServing(this.#db, account, department, serves);
  }

  async sessions(now: Instant): Promise<Map<string, number>> {
    const rows = await this.#db
      .selectFrom('sessions')
      .innerJoin('staff', 'staff.account', 'sessions.account')
      .select(({ fn }) => ['sessions.account', fn.countAll<number>().as('count')])
      .where('sessions.expires_at', '>', now)
      .where('staff.disabled_at', 'is', null)
      .whereRef('sessions.epoch', '=', 'staff.session_epoch')
      .groupBy('sessions.account')
      .execute();
    return new Map(rows.map(({ account, count }) => [account, count]));
  }
}

/** What the rules about teams see of somebody after a change. */
function memberAfter(member: TeamMember, change: StaffChange, at: Instant): TeamMember {
  const { role, disabled, departments } = change;
  return {
    ...member,
    role: role ?? member.role,
    departments: departments ?? member.departments,
    disabledAt: disabled === undefined ? member.disabledAt : disabled ? (member.disabledAt ?? at) : null,
  };
}

/** Ends a transaction without any change. */
class Undone extends Error {
  override name = 'Undone';

  constructor(readonly why: Refusal | Taken | 'gone') {
    super('The transaction is taken back.');
  }
}

/**
 * Somebody is added with an address in the moment in which another is given it: whoever adds does not lock the team, so it
 * is the unique index that says so.
 */
function mailOrThrow(error: unknown): 'mail' {
  const isUnique = error instanceof Error && 'code' in error && error.code === '23505';
  if (isUnique && error.message.includes('staff_by_mail')) return 'mail';
  throw error;
}

/** Adds somebody with their departments; says what of theirs is taken. */
export async function addTo(db: Transaction<Tables>, newcomer: Newcomer): Promise<Taken | null> {
  const taken = await insertStaff(db, newcomer);
  if (taken === null && newcomer.departments)
    await setMemberships(db, newcomer.account, newcomer.departments);
  return taken;
}

/** Changes an account whose row is locked; `mail` if somebody else has that address. */
async function changeIn(
  db: Transaction<Tables>,
  member: TeamMember,
  { disabled, ...set }: StaffChange,
  at: Instant,
): Promise<'mail' | null> {
  const { account } = member;
  const row = {
    ...(set.name === undefined ? {} : { name: set.name }),
    ...(set.role === undefined ? {} : { role: set.role }),
    ...(set.capacity === undefined ? {} : { capacity: set.capacity }),
    ...personColumns(set),
    ...(disabled === undefined ? {} : { disabled_at: disabled ? (member.disabledAt ?? at) : null }),
  };
  if (row.mail_key && (await isMailTaken(db, account, row.mail_key))) return 'mail';
  // An old link must not reactivate an account that has been disabled meanwhile.
  if (disabled === true) await endInvites(db, account);
  if (disabled === true) await forgetDraftsOf(db, account);
  if (disabled === true) await endPushDevicesOf(db, account);
  if (Object.keys(row).length > 0)
    await db.updateTable('staff').set(row).where('account', '=', account).execute();
  if (set.departments) await setMemberships(db, account, set.departments);
  return null;
}

async function isMailTaken(db: Transaction<Tables>, account: string, key: string): Promise<boolean> {
  const other = db.selectFrom('staff').select('account').where('mail_key', '=', key);
  return (await other.where('account', '!=', account).executeTakeFirst()) !== undefined;
}

async function keepInvite(
  db: Transaction<Tables>,
  { tokenHash, account, expiresAt }: Omit<Invite, 'ended'>,
): Promise<void> {
  await db
    .insertInto('invites')
    .values({ token_hash: tokenHash, account, expires_at: expiresAt, ended: null })
    .execute();
}

async function insertStaff(
  db: Transaction<Tables>,
  { account, number, name, role, capacity, mail, languages }: Newcomer,
): Promise<Taken | null> {
  const row = await db
    .insertInto('staff')
    .values({
      ...{ account, number, name, role, capacity, password_hash: '', status: 'away', away: null },
      ...{ lost_at: null, lost_marked: 0, disabled_at: null, session_epoch: 0, last_sign_in_at: null },
      ...personColumns({ mail, languages }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('account')
    .executeTakeFirst();
  if (row) return null;
  const taken = await db
    .selectFrom('staff')
    .select(['account', 'number'])
    .where((row) => row.or([row('account', '=', account), row('number', '=', number)]))
    .execute();
  if (taken.some((one) => one.account === account)) return 'account';
  return taken.length > 0 ? 'number' : 'mail';
}

/** All accounts, locked until the transaction ends: otherwise two administrators could demote each other at once. */
export async function lockedTeam(db: Transaction<Tables>): Promise<TeamMember[]> {
  await queueForLock(db);
  // SQLite's transactions begin as the one writer.
  const query = db
    .selectFrom('staff')
    .select(['account', 'role', 'password_hash', 'disabled_at'])
    .orderBy('account');
  const rows = await (isPostgres<Tables>(db) ? query.forUpdate() : query).execute();
  const memberships = await membershipsIn(db);
  const linked = await db.selectFrom('identities').select('account').execute();
  const identified = new Set(linked.map(({ account }) => account));
  return rows.map(({ account, role, password_hash, disabled_at }) => ({
    account,
    role,
    hasPassword: password_hash !== '',
    isLinked: identified.has(account),
    disabledAt: disabled_at,
    departments: (memberships.get(account) ?? []).map(({ department }) => department),
  }));
}

/**
 * One account, locked until the transaction ends. Where the rest of the team does not matter it must not wait: the links of
 * many who are invited at once would queue behind each other for longer than a lock is waited for.
 */
async function lockAccount(db: Transaction<Tables>, account: string): Promise<void> {
  // SQLite's transactions begin as the one writer.
  if (!isPostgres<Tables>(db)) return;
  await db.selectFrom('staff').select('account').where('account', '=', account).forUpdate().execute();
}

/**
 * Links of this account that have not been used can be used no more: with a newer one, a new password, its sessions
 * ended or the account disabled. To be called once the account's row is locked.
 */
export async function endInvites(db: Transaction<Tables>, account: string): Promise<void> {
  await db
    .updateTable('invites')
    .set({ ended: 'replaced' })
    .where('account', '=', account)
    .where('ended', 'is', null)
    .execute();
}

/** The columns of what else is known of a person; those that are not named stay out. */
export function personColumns({
  mail,
  languages,
}: {
  mail?: string | null | undefined;
  languages?: readonly string[] | undefined;
}) {
  return {
    ...(mail === undefined ? {} : { mail, mail_key: mail === null ? null : mailKey(mail) }),
    ...(languages === undefined ? {} : { languages: JSON.stringify(languages) }),
  };
}

/** The languages in a row; none, if they cannot be read. */
export function languagesIn(text: string | null): string[] {
  return text === null ? [] : (Tags.safeParse(JSON.parse(text)).data ?? []);
}

const Tags = z.array(z.string());
