import { sql, type Kysely, type Selectable } from 'kysely';
import { PROPOSAL_STATES, type ProposalState } from '../../protocol/proposals.ts';
import type { Instant } from '../domain/instant.ts';
import type { Tables } from './schema.ts';

/** So many are kept that have been decided on; the oldest beyond these are deleted when another is decided on. */
const DECIDED_KEPT = 1000;

/** The table of proposed phrases. */
export interface ProposalTables {
  phrase_proposals: {
    id: string;
    by: string;
    at: Instant;
    chat_id: string;
    seq: number;
    text: string;
    situation: string | null;
    note: string;
    state: string;
    decided_by: string | null;
    decided_at: Instant | null;
    word: string;
  };
}

/** A phrase that was proposed for the manual. */
export interface Proposal {
  id: string;
  by: string;
  at: Instant;
  chatId: string;
  seq: number;
  text: string;
  situation: string | null;
  note: string;
  state: ProposalState;
  decided: { by: string; at: Instant; word: string } | null;
}

/** Stores phrases that are proposed for the manual. */
export interface ProposalStore {
  find(id: string): Promise<Proposal | null>;
  /** Those that wait first, then the latest; of one account if it is named. */
  list(by: string | null, limit: number): Promise<Proposal[]>;
  /** Adds one; one with the same id stays as it is. False if so many wait already, of this account or in all. */
  add(proposal: Proposal, most: { ofOne: number; inAll: number }): Promise<boolean>;
  /** Decides on one that waits; false if it does not. */
  decide(id: string, state: ProposalState, act: { by: string; at: Instant; word: string }): Promise<boolean>;
}

/** Proposed phrases, in SQL that both databases understand. */
export class SqlProposals implements ProposalStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async find(id: string): Promise<Proposal | null> {
    const row = await this.#db
      .selectFrom('phrase_proposals')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row ? proposalFrom(row) : null;
  }

  async list(by: string | null, limit: number): Promise<Proposal[]> {
    const rows = await this.#db
      .selectFrom('phrase_proposals')
      .selectAll()
      .$if(by !== null, (query) => query.where('by', '=', by ?? ''))
      .orderBy(sql`case when state = 'open' then 0 else 1 end`)
      .orderBy('at', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(proposalFrom);
  }

  add(one: Proposal, { ofOne, inAll }: { ofOne: number; inAll: number }): Promise<boolean> {
    const { id, by, at, chatId, seq, text, situation, note, state } = one;
    return this.#db.transaction().execute(async (db) => {
      const added = await db
        .insertInto('phrase_proposals')
        .values({
          ...{ id, by, at, chat_id: chatId, seq, text, situation, note, state },
          ...{ decided_by: null, decided_at: null, word: '' },
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!added) return true;
      const { mine, all } = await db
        .selectFrom('phrase_proposals')
        .select(({ fn }) => fn.countAll<number>().as('all'))
        .select(sql<number>`coalesce(sum(case when by = ${by} then 1 else 0 end), 0)`.as('mine'))
        .where('state', '=', 'open')
        .executeTakeFirstOrThrow();
      if (mine <= ofOne && all <= inAll) return true;
      await db.deleteFrom('phrase_proposals').where('id', '=', id).execute();
      return false;
    });
  }

  async decide(
    id: string,
    state: ProposalState,
    { by, at, word }: { by: string; at: Instant; word: string },
  ): Promise<boolean> {
    const decided = await this.#db
      .updateTable('phrase_proposals')
      .set({ state, decided_by: by, decided_at: at, word })
      .where('id', '=', id)
      .where('state', '=', 'open')
      .returning('id')
      .executeTakeFirst();
    if (!decided) return false;
    const old = this.#db
      .selectFrom('phrase_proposals')
      .select('id')
      .where('state', '!=', 'open')
      .orderBy('decided_at', 'desc')
      .orderBy('id')
      .limit(DECIDED_KEPT * 2)
      .offset(DECIDED_KEPT);
    await this.#db.deleteFrom('phrase_proposals').where('id', 'in', old).execute();
    return true;
  }
}

function proposalFrom(row: Selectable<ProposalTables['phrase_proposals']>): Proposal {
  const { id, by, at, chat_id: chatId, seq, text, situation, note, word } = row;
  const { decided_by: who, decided_at: when } = row;
  return {
    ...{ id, by, at, chatId, seq, text, situation, note },
    state: PROPOSAL_STATES.find((one) => one === row.state) ?? 'declined',
    decided: who === null || when === null ? null : { by: who, at: when, word },
  };
}
