import { sql, type Kysely, type Selectable } from 'kysely';
import { OWED_WHYS, type Handed, type ItemId, type ShiftHandover } from '../domain/handover/handover.ts';
import type { Instant } from '../domain/instant.ts';
import { oneOf } from './portable-sql.ts';
import type { Tables } from './schema.ts';

/** For how long a hand-over stays in the log, in milliseconds. */
const KEPT_MS = 365 * 86_400_000;
/** How many old ones are deleted when another is made. */
const FORGOTTEN = 20;

/** The tables of hand-overs; `withdrawn` is 0 or 1. */
export interface HandoverTables {
  handovers: {
    id: string;
    giver: string;
    taker: string;
    at: Instant;
    note: string;
    withdrawn: number;
    told_at: Instant | null;
  };
  handover_items: {
    handover: string;
    kind: 'chat' | 'case';
    item: string;
    place: number;
    why: string;
    due_at: Instant | null;
    answer: 'accepted' | 'declined' | 'gone' | null;
    reason: string | null;
    answered_at: Instant | null;
  };
}

/** Where a page of the log goes on. */
export interface HandoverPlace {
  at: Instant;
  id: string;
}

/** Stores hand-overs of shifts. [P8] */
export interface HandoverStore {
  find(id: string): Promise<ShiftHandover | null>;
  /** The latest first, those of one account on either side if one is named. */
  list(of: string | null, after: HandoverPlace | null, limit: number): Promise<ShiftHandover[]>;
  /**
   * Adds one, and withdraws those that its giver has offered before; one with the same id stays as it is. Deletes some that are
   * older than a year.
   */
  add(handover: ShiftHandover): Promise<void>;
  /** Stores what the taker says to an item; the first answer counts. False if it was answered before. */
  answer(
    id: string,
    item: ItemId,
    answer: Pick<Handed, 'answer' | 'reason' | 'answeredAt'>,
  ): Promise<boolean>;
  /** Those offered by a moment that are neither withdrawn nor fully answered, and of which no lead was told; the oldest first. */
  unanswered(offeredBy: Instant, limit: number): Promise<ShiftHandover[]>;
  /** Notes that leads were told of one; true only for who notes it first. */
  markTold(id: string, at: Instant): Promise<boolean>;
}

/** Hand-overs, in SQL that both databases understand. */
export class SqlHandovers implements HandoverStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async find(id: string): Promise<ShiftHandover | null> {
    const rows = await this.#db.selectFrom('handovers').selectAll().where('id', '=', id).execute();
    return (await this.#whole(rows))[0] ?? null;
  }

  async list(of: string | null, after: HandoverPlace | null, limit: number): Promise<ShiftHandover[]> {
    const pages = of === null ? [null] : (['giver', 'taker'] as const);
    const found = await Promise.all(
      pages.map((side) =>
        this.#db
          .selectFrom('handovers')
          .selectAll()
          .$if(side !== null && of !== null, (query) => query.where(side ?? 'giver', '=', of ?? ''))
          .$if(after !== null, (query) => query.where(sql<boolean>`(at, id) < (${after?.at}, ${after?.id})`))
          .orderBy('at', 'desc')
          .orderBy('id', 'desc')
          .limit(limit)
          .execute(),
      ),
    );
    const latest = found
      .flat()
      .sort((one, other) => other.at - one.at || (one.id < other.id ? 1 : -1))
      .slice(0, limit);
    return this.#whole(latest);
  }

  async add({ id, from, to, at, note, items }: ShiftHandover): Promise<void> {
    await this.#db.transaction().execute(async (db) => {
      const added = await db
        .insertInto('handovers')
        .values({ id, giver: from, taker: to, at, note, withdrawn: 0, told_at: null })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!added) return;
      await db
        .updateTable('handovers')
        .set({ withdrawn: 1 })
        .where('giver', '=', from)
        .where('withdrawn', '=', 0)
        .where('id', '!=', id)
        .execute();
      const rows = items.map((item, place) => ({
        ...{ handover: id, kind: item.kind, item: item.id, place, why: item.why, due_at: item.dueAt },
        ...{ answer: item.answer, reason: item.reason, answered_at: item.answeredAt },
      }));
      if (rows.length > 0) await db.insertInto('handover_items').values(rows).execute();
      await forgetOld(db, at - KEPT_MS);
    });
  }

  async answer(
    id: string,
    { kind, id: item }: ItemId,
    { answer, reason, answeredAt }: Pick<Handed, 'answer' | 'reason' | 'answeredAt'>,
  ): Promise<boolean> {
    const answered = await this.#db
      .updateTable('handover_items')
      .set({ answer, reason, answered_at: answeredAt })
      .where('handover', '=', id)
      .where('kind', '=', kind)
      .where('item', '=', item)
      .where('answer', 'is', null)
      .returning('item')
      .executeTakeFirst();
    return answered !== undefined;
  }

  async unanswered(offeredBy: Instant, limit: number): Promise<ShiftHandover[]> {
    const rows = await this.#db
      .selectFrom('handovers')
      .selectAll()
      .where('told_at', 'is', null)
      .where('withdrawn', '=', 0)
      .where('at', '<=', offeredBy)
      .where(
        sql<boolean>`exists (select 1 from handover_items where handover = handovers.id and answer is null)`,
      )
      .orderBy('at')
      .limit(limit)
      .execute();
    return this.#whole(rows);
  }

  async markTold(id: string, at: Instant): Promise<boolean> {
    const told = await this.#db
      .updateTable('handovers')
      .set({ told_at: at })
      .where('id', '=', id)
      .where('told_at', 'is', null)
      .where('withdrawn', '=', 0)
      .returning('id')
      .executeTakeFirst();
    return told !== undefined;
  }

  async #whole(rows: Selectable<HandoverTables['handovers']>[]): Promise<ShiftHandover[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const items = await this.#db
      .selectFrom('handover_items')
      .selectAll()
      .where('handover', 'in', oneOf(this.#db, ids))
      .orderBy('place')
      .execute();
    return rows.map(({ id, giver, taker, at, note, withdrawn, told_at: toldAt }) => ({
      ...{ id, from: giver, to: taker, at, note, withdrawn: withdrawn === 1, toldAt },
      items: items.filter(({ handover }) => handover === id).map(itemFrom),
    }));
  }
}

function itemFrom(row: Selectable<HandoverTables['handover_items']>): Handed {
  const { kind, item, answer, reason } = row;
  return {
    ...{ kind, id: item, answer, reason, dueAt: row.due_at, answeredAt: row.answered_at },
    // Of a newer process, perhaps.
    why: OWED_WHYS.find((one) => one === row.why) ?? 'open',
  };
}

async function forgetOld(db: Kysely<Tables>, before: Instant): Promise<void> {
  const old = await db
    .selectFrom('handovers')
    .select('id')
    .where('at', '<', before)
    .orderBy('at')
    .limit(FORGOTTEN)
    .execute();
  const ids = old.map(({ id }) => id);
  if (ids.length === 0) return;
  await db.deleteFrom('handover_items').where('handover', 'in', oneOf(db, ids)).execute();
  await db.deleteFrom('handovers').where('id', 'in', oneOf(db, ids)).execute();
}

/** Empties what was written about a chat or a case that is erased: the notes of its hand-overs, and the reasons. S0(8.1) */
export async function forgetHandedOver(db: Kysely<Tables>, { kind, id }: ItemId): Promise<void> {
  await db
    .updateTable('handovers')
    .set({ note: '' })
    .where(sql<boolean>`id in (select handover from handover_items where kind = ${kind} and item = ${id})`)
    .execute();
  await db
    .updateTable('handover_items')
    .set({ reason: null })
    .where('kind', '=', kind)
    .where('item', '=', id)
    .execute();
}
