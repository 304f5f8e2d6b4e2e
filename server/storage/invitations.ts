import type { Kysely } from 'kysely';
import type { Instant } from '../domain/instant.ts';
import type { Invitation } from '../domain/visitor/invitation.ts';
import type { Tables } from './schema.ts';

/** One row a visitor: the last invitation, which is what counts. */
export interface InvitationTables {
  invitations: {
    customer_id: string;
    id: string;
    account: string;
    words: string;
    state: Invitation['state'];
    until: Instant;
  };
}

/** Where invitations are kept, for as long as they hold. */
export interface InvitationStore {
  /** Stores one unless another stands at that moment; says whether it was. Of two at once, one is. */
  add(invitation: Invitation, at: Instant): Promise<boolean>;
  of(customerId: string): Promise<Invitation | null>;
  /** Replaces one if it is still as it was; says whether it was. */
  replace(before: Invitation, after: Invitation): Promise<boolean>;
  /** How many invitations of somebody are open or accepted. */
  standing(account: string, at: Instant): Promise<number>;
  /** Removes what no longer holds; at most so many. */
  removeOver(before: Instant, limit: number): Promise<void>;
}

/** Invitations, in SQL that both databases understand. */
export class SqlInvitations implements InvitationStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async add(invitation: Invitation, at: Instant): Promise<boolean> {
    const row = rowOf(invitation);
    const added = await this.#db
      .insertInto('invitations')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .column('customer_id')
          .doUpdateSet(row)
          .where('invitations.state', '!=', 'never')
          .where('invitations.until', '<=', at),
      )
      .returning('id')
      .executeTakeFirst();
    return added !== undefined;
  }

  async of(customerId: string): Promise<Invitation | null> {
    const row = await this.#db
      .selectFrom('invitations')
      .selectAll()
      .where('customer_id', '=', customerId)
      .executeTakeFirst();
    if (!row) return null;
    const { customer_id, ...rest } = row;
    return { customerId: customer_id, ...rest };
  }

  async replace(before: Invitation, after: Invitation): Promise<boolean> {
    const changed = await this.#db
      .updateTable('invitations')
      .set(rowOf(after))
      .where('customer_id', '=', before.customerId)
      .where('id', '=', before.id)
      .where('state', '=', before.state)
      .returning('id')
      .executeTakeFirst();
    return changed !== undefined;
  }

  async standing(account: string, at: Instant): Promise<number> {
    const { count } = await this.#db
      .selectFrom('invitations')
      .select((table) => table.fn.countAll().as('count'))
      .where('until', '>', at)
      .where('account', '=', account)
      .where('state', 'in', ['open', 'accepted'])
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  async removeOver(before: Instant, limit: number): Promise<void> {
    const over = this.#db
      .selectFrom('invitations')
      .select('customer_id')
      .where('until', '<=', before)
      .limit(limit);
    await this.#db.deleteFrom('invitations').where('customer_id', 'in', over).execute();
  }
}

/** Forgets the invitations of a person. */
export async function forgetInvitations(db: Kysely<Tables>, customerId: string): Promise<void> {
  await db.deleteFrom('invitations').where('customer_id', '=', customerId).execute();
}

function rowOf({ customerId, ...rest }: Invitation): InvitationTables['invitations'] {
  return { customer_id: customerId, ...rest };
}
