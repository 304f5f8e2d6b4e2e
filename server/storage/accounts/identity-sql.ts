import type { Kysely, Transaction } from 'kysely';
import type { TeamMember } from '../../domain/account/team.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Tables } from '../schema.ts';
import type { Found, Identity, IdentityStore, Sought } from './identity-store.ts';
import { addTo, endInvites, lockedTeam } from './team-sql.ts';
import type { Newcomer, Taken } from './team-store.ts';

/** Identities of the staff, in SQL that both databases understand. */
export class SqlIdentities implements IdentityStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async find({ issuer, subject, mailKey }: Sought): Promise<Found> {
    // The address first: who is added between the two questions is found by the second, not as a stranger by the first.
    const addressed = mailKey === null ? null : await this.#addressed(issuer, mailKey);
    const linked = await this.#db
      .selectFrom('identities')
      .select('account')
      .where('issuer', '=', issuer)
      .where('subject', '=', subject)
      .executeTakeFirst();
    return linked ? { linked: linked.account, addressed: null } : { linked: null, addressed };
  }

  async #addressed(issuer: string, mailKey: string): Promise<Found['addressed']> {
    const row = await this.#db
      .selectFrom('staff')
      .leftJoin('identities', (join) =>
        join.onRef('identities.account', '=', 'staff.account').on('identities.issuer', '=', issuer),
      )
      .select(['staff.account', 'identities.subject'])
      .where('staff.mail_key', '=', mailKey)
      .executeTakeFirst();
    return row ? { account: row.account, isLinked: row.subject !== null } : null;
  }

  link(identity: Identity, account: string, at: Instant, inviteHash?: string): Promise<boolean> {
    return undone(false, () =>
      this.#db.transaction().execute(async (db) => {
        const member = (await lockedTeam(db)).find((one) => one.account === account);
        if (member?.disabledAt !== null) return false;
        if (!(await insert(db, identity, account, at))) return false;
        if (inviteHash !== undefined && !(await takeInvite(db, inviteHash, account, at)))
          throw new Undone(false);
        // Whoever has an old link must not set a password for an account that has its person now.
        await endInvites(db, account);
        return true;
      }),
    );
  }

  add(identity: Identity, newcomer: Newcomer, at: Instant): Promise<Taken | 'identity' | null> {
    return undone<Taken | 'identity' | null>('mail', () =>
      this.#db.transaction().execute(async (db) => {
        // Of two sign-ins of one person at once, the second waits here and finds the first one's account.
        await lockedTeam(db);
        const taken = await addTo(db, newcomer);
        if (taken !== null) return taken;
        if (!(await insert(db, identity, newcomer.account, at))) throw new Undone('identity');
        return null;
      }),
    );
  }

  unlink(
    account: string,
    objection: (member: TeamMember, team: readonly TeamMember[]) => Refusal | null,
  ): Promise<boolean | Refusal> {
    return this.#db.transaction().execute(async (db) => {
      const team = await lockedTeam(db);
      const member = team.find((one) => one.account === account);
      const refused = member ? objection(member, team) : null;
      if (refused) return refused;
      const { numDeletedRows } = await db
        .deleteFrom('identities')
        .where('account', '=', account)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    });
  }

  async linked(issuer?: string): Promise<Set<string>> {
    const rows = await this.#db
      .selectFrom('identities')
      .select('account')
      .$if(issuer !== undefined, (all) => all.where('issuer', '=', issuer ?? ''))
      .execute();
    return new Set(rows.map(({ account }) => account));
  }
}

/** False if the identity, or one of the same issuer for this account, is there already. */
async function insert(
  db: Transaction<Tables>,
  { issuer, subject }: Identity,
  account: string,
  at: Instant,
): Promise<boolean> {
  const row = await db
    .insertInto('identities')
    .values({ issuer, subject, account, linked_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('account')
    .executeTakeFirst();
  return row !== undefined;
}

async function takeInvite(
  db: Transaction<Tables>,
  tokenHash: string,
  account: string,
  now: Instant,
): Promise<boolean> {
  const row = await db
    .updateTable('invites')
    .set({ ended: 'used' })
    .where('token_hash', '=', tokenHash)
    .where('account', '=', account)
    .where('ended', 'is', null)
    .where('expires_at', '>', now)
    .returning('account')
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes a transaction back and gives its outcome. */
class Undone<Outcome> extends Error {
  override name = 'Undone';

  constructor(readonly outcome: Outcome) {
    super('The transaction is taken back.');
  }
}

async function undone<Outcome>(_type: Outcome, run: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Undone) return error.outcome as Outcome;
    throw error;
  }
}
