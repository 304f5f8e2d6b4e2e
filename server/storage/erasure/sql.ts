import { forgetInvitations } from '../invitations.ts';
import { forgetDrafts } from '../drafts.ts';
import { forgetHandedOver } from '../handovers.ts';
import { sql, type Kysely } from 'kysely';
import type { Instant } from '../../domain/instant.ts';
import type { RetentionPeriods } from '../../domain/rules.ts';
import type { ErasableChat, ErasedPerson, Erasure, ErasureStore } from './store.ts';
import type { Tables } from '../schema.ts';
import type { Indexing } from '../search/indexing.ts';
import { forgetCustomers } from '../search/customers.ts';
import { isPostgres, oneOf } from '../portable-sql.ts';
import { SqlTimeline } from '../timeline/sql.ts';
import { emptyLines } from './empty-lines.ts';
import { lastLook, newestMoment, setLastLook, type Look } from './last-look.ts';
import { countOld, forgetRecords, removeBlocks, removeCustomers, removeRecords } from './old-rows.ts';

/** What erasing needs of its database. */
export interface ErasureSources {
  db: Kysely<Tables>;
  indexing: Indexing;
  /** Runs a change of a chat's row while no batch is under way that remembers the row as it was. */
  apart: (chatId: string, change: () => Promise<void>) => Promise<void>;
  /** Purges old pages of the database; false while a reader in another process prevents it. */
  forgetPast: () => Promise<boolean>;
}

/** Erasing, in SQL that both databases understand. */
export class SqlErasure implements ErasureStore {
  readonly #db: Kysely<Tables>;
  readonly #indexing: Indexing;
  readonly #apart: ErasureSources['apart'];
  readonly #forgetPast: ErasureSources['forgetPast'];
  /** Whether old pages may remain; true at the start, because the last process may have ended before purging. */
  #isPastKept = true;

  constructor({ db, indexing, apart, forgetPast }: ErasureSources) {
    this.#db = db;
    this.#indexing = indexing;
    this.#apart = apart;
    this.#forgetPast = forgetPast;
  }

  async intend({ customerId, by, at }: Erasure): Promise<void> {
    await this.#db
      .insertInto('erasures')
      .values({ customer_id: customerId, by, at })
      .onConflict((conflict) => conflict.column('customer_id').doNothing())
      .execute();
  }

  intended(before: Instant, limit: number): Promise<Erasure[]> {
    const all = this.#db.selectFrom('erasures').select(['customer_id as customerId', 'by', 'at']);
    return all.where('at', '<', before).orderBy('at').limit(limit).execute();
  }

  async done(customerId: string): Promise<void> {
    await this.#db.deleteFrom('erasures').where('customer_id', '=', customerId).execute();
    this.#isPastKept = true;
    // The erasure is done and may be logged even if this fails: the sweep tries again.
    await this.forgetPast().catch(() => undefined);
  }

  async forgetPast(): Promise<void> {
    if (!this.#isPastKept) return;
    // Set before purging: an erasure during it sets it again.
    this.#isPastKept = false;
    try {
      if (!(await this.#forgetPast())) this.#isPastKept = true;
    } catch (error) {
      this.#isPastKept = true;
      throw error;
    }
  }

  chatsOf(customerId: string, limit: number): Promise<ErasableChat[]> {
    const chats = this.#db.selectFrom('chats').select(['id', 'last_seq as lastSeq']);
    return chats.where('customer_id', '=', customerId).orderBy('key').limit(limit).execute();
  }

  lastLook() {
    return lastLook(this.#db);
  }

  setLastLook(look: Look) {
    return setLastLook(this.#db, look);
  }

  newestMoment() {
    return newestMoment(this.#db);
  }

  closedBefore(before: Instant, limit: number): Promise<ErasableChat[]> {
    return (
      this.#db
        .selectFrom('chats')
        .select(['id', 'last_seq as lastSeq'])
        // Written out, so that the index on just these serves it.
        .where(sql<boolean>`status = 'closed' and words_erased = 0`)
        .where('started_at', '<', before)
        .where(this.#closedAt(), '<', before)
        .orderBy('started_at')
        .limit(limit)
        .execute()
    );
  }

  async countDue(kind: keyof RetentionPeriods, before: Instant, limit: number): Promise<number> {
    if (kind === 'timeline') return new SqlTimeline(this.#db).countBefore(before, limit);
    if (kind !== 'chats') return countOld(this.#db, kind, before, limit);
    return (await this.closedBefore(before, limit)).length;
  }

  async emptyLines(chatId: string, from: number, to: number): Promise<void> {
    await emptyLines(this.#db, chatId, from, to);
    for (const table of ['message_records', 'turn_marks', 'phrase_proposals'] as const)
      await this.#db
        .deleteFrom(table)
        .where('chat_id', '=', chatId)
        .where('seq', '>=', from)
        .where('seq', '<=', to)
        .execute();
  }

  async forgetChat(chatId: string): Promise<void> {
    const row = await this.#db.selectFrom('chats').select('key').where('id', '=', chatId).executeTakeFirst();
    if (!row) return;
    await this.#indexing.forget(row.key);
    await forgetHandedOver(this.#db, { kind: 'chat', id: chatId });
    await forgetDrafts(this.#db, [chatId]);
    await this.#apart(chatId, async () => {
      await this.#db
        .updateTable('chats')
        .set({ words_erased: 1, seen_customer: 0, seen_customer_as_staff: 0 })
        .where('key', '=', row.key)
        .execute();
    });
  }

  unlink(chatId: string, nobody: string): Promise<void> {
    const change = JSON.stringify({ customerId: nobody, continues: null, marked: null });
    const body = isPostgres(this.#db)
      ? sql<string>`(body::jsonb || ${change}::jsonb)::text`
      : sql<string>`json_set(body, '$.customerId', ${nobody}, '$.continues', null, '$.marked', null)`;
    return this.#apart(chatId, async () => {
      await this.#db
        .updateTable('chats')
        .set({ customer_id: nobody, body })
        .where('id', '=', chatId)
        .execute();
    });
  }

  async removePerson(customerId: string, names: readonly string[]): Promise<ErasedPerson> {
    const values = [customerId, ...names];
    const [blocks, , customers] = await Promise.all([
      this.#db
        .deleteFrom('blocks')
        .where('kind', 'in', ['customer', 'contact'])
        .where('value', 'in', oneOf(this.#db, values))
        .executeTakeFirst(),
      this.#db.deleteFrom('customer_identities').where('customer_id', '=', customerId).execute(),
      this.#db.deleteFrom('customers').where('id', '=', customerId).executeTakeFirst(),
      forgetRecords(this.#db, [customerId]),
      forgetInvitations(this.#db, customerId),
    ]);
    await forgetCustomers(this.#db, [customerId]);
    return { contacts: Number(customers.numDeletedRows), blocks: Number(blocks.numDeletedRows) };
  }

  async removeBlocksOf(chatId: string): Promise<number> {
    const gone = await this.#db.deleteFrom('blocks').where('chat_id', '=', chatId).executeTakeFirst();
    return Number(gone.numDeletedRows);
  }

  removeCustomers(before: Instant, limit: number): Promise<string[]> {
    return removeCustomers(this.#db, before, limit);
  }

  removeRecords(before: Instant, limit: number): Promise<number> {
    return removeRecords(this.#db, before, limit);
  }

  removeBlocks(before: Instant, limit: number): Promise<number> {
    return removeBlocks(this.#db, before, limit);
  }

  async websiteIds(customerId: string): Promise<string[]> {
    const ids = this.#db.selectFrom('customer_identities').select('external_id');
    return (await ids.where('customer_id', '=', customerId).execute()).map(({ external_id }) => external_id);
  }

  async contacts(after: string, limit: number): Promise<{ id: string; contact: string }[]> {
    const rows = await this.#db
      .selectFrom('customers')
      .select(['id', 'contact'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(({ id, contact }) => ({ id, contact: contact ?? '' }));
  }

  #closedAt() {
    return isPostgres(this.#db)
      ? sql<number>`(body::json -> 'state' ->> 'closedAt')::bigint`
      : sql<number>`json_extract(body, '$.state.closedAt')`;
  }
}
