import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import type { Instant } from '../../domain/instant.ts';
import type { ChatMaterial, TurnMark } from '../../domain/learning/turn-labels.ts';
import { ENTRY_COLUMNS, entryFrom } from '../chats/entry-row.ts';
import { oneOf } from '../portable-sql.ts';
import { recordFrom } from '../records/sql.ts';
import type { Tables } from '../schema.ts';

/** Chats of one page: small enough that everybody else has their turn in between. */
const CHATS = 50;
/** A chat with a longer log is not learnt from. */
const LONGEST_LOG = 1000;
const KINDS = ['message', 'warned', 'warning_lifted', 'flagged'] as const;

/** The table of what staff said of turns. */
export interface TurnTables {
  turn_marks: {
    chat_id: string;
    seq: number;
    situation: string;
    mark: 'is' | 'not';
    account: string;
    at: Instant;
  };
}

/** Some closed chats, and the place of the last for the next page; null at the end. */
export interface MaterialPage {
  chats: ChatMaterial[];
  next: number | null;
}

/** Stores what staff say of turns, and reads what a desk can learn from. */
export interface TurnStore {
  /** Keeps a mark, in place of another of the same turn and situation. False if the chat has so many already. */
  mark(mark: TurnMark & { account: string; at: Instant }, most: number): Promise<boolean>;
  /** The marks of one chat. */
  marksOf(chatId: string): Promise<TurnMark[]>;
  /** Closed chats whose words are there, begun at a moment or later, the newest first, some at a time. */
  material(since: Instant, before: number | null): Promise<MaterialPage>;
}

/** Marks and material, in SQL that both databases understand. */
export class SqlTurns implements TurnStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async mark(
    { chatId, seq, situation, mark, account, at }: TurnMark & { account: string; at: Instant },
    most: number,
  ): Promise<boolean> {
    const { count } = await this.#db
      .selectFrom('turn_marks')
      .select((all) => all.fn.countAll<number>().as('count'))
      .where('chat_id', '=', chatId)
      .executeTakeFirstOrThrow();
    if (count >= most) return false;
    await this.#db
      .insertInto('turn_marks')
      .values({ chat_id: chatId, seq, situation, mark, account, at })
      .onConflict((conflict) =>
        conflict.columns(['chat_id', 'seq', 'situation']).doUpdateSet({ mark, account, at }),
      )
      .execute();
    return true;
  }

  async marksOf(chatId: string): Promise<TurnMark[]> {
    return (await this.#marks([chatId])).get(chatId) ?? [];
  }

  async material(since: Instant, before: number | null): Promise<MaterialPage> {
    const rows = await this.#db
      .selectFrom('chats')
      .select(['key', 'id', 'last_seq', 'started_at'])
      .select(
        sql<number>`case when exists (select 1 from chats as earlier
          where earlier.customer_id = chats.customer_id and earlier.key < chats.key) then 1 else 0 end`.as(
          'past',
        ),
      )
      .where('status', '=', 'closed')
      .where('words_erased', '=', 0)
      .where('started_at', '>=', since)
      .$if(before !== null, (query) => query.where('key', '<', before ?? 0))
      .orderBy('key', 'desc')
      .limit(CHATS)
      .execute();
    const short = rows.filter(({ last_seq }) => last_seq <= LONGEST_LOG);
    const ids = short.map(({ id }) => id);
    const entries = await this.#entries(new Map(short.map(({ key, id }) => [key, id])));
    const [records, marks, complaints] = [
      await this.#records(ids),
      await this.#marks(ids),
      await this.#complaints(ids),
    ];
    const chats = short.map(({ id, past, started_at: startedAt }) => ({
      ...{ chatId: id, startedAt, pastChats: past, entries: entries.get(id) ?? [] },
      ...{ records: records.get(id) ?? [], marks: marks.get(id) ?? [], complaints: complaints.get(id) ?? [] },
    }));
    return { chats, next: rows.length === CHATS ? (rows.at(-1)?.key ?? null) : null };
  }

  async #entries(ids: ReadonlyMap<number, string>) {
    const all = new Map<string, ChatMaterial['entries'][number][]>();
    if (ids.size === 0) return all;
    const rows = await this.#db
      .selectFrom('entries')
      .select(['entries.chat', ...ENTRY_COLUMNS])
      .where('chat', 'in', oneOf(this.#db, [...ids.keys()]))
      .where('kind', 'in', KINDS)
      .orderBy('chat')
      .orderBy('seq')
      .execute();
    for (const { chat, ...row } of rows) {
      const id = ids.get(chat) ?? '';
      push(all, id, entryFrom(id, row));
    }
    return all;
  }

  async #records(ids: readonly string[]) {
    const all = new Map<string, ReturnType<typeof recordFrom>[]>();
    if (ids.length === 0) return all;
    const rows = await this.#db
      .selectFrom('message_records')
      .selectAll()
      .where('chat_id', 'in', oneOf(this.#db, ids))
      .orderBy('chat_id')
      .orderBy('seq')
      .execute();
    for (const row of rows) push(all, row.chat_id, recordFrom(row));
    return all;
  }

  async #marks(ids: readonly string[]) {
    const all = new Map<string, TurnMark[]>();
    if (ids.length === 0) return all;
    const rows = await this.#db
      .selectFrom('turn_marks')
      .select(['chat_id', 'seq', 'situation', 'mark'])
      .where('chat_id', 'in', oneOf(this.#db, ids))
      .orderBy('chat_id')
      .orderBy('at')
      .orderBy('situation')
      .execute();
    for (const { chat_id: chatId, ...mark } of rows) push(all, chatId, { chatId, ...mark });
    return all;
  }

  /** The lines that complaints were registered from. [P5] */
  async #complaints(ids: readonly string[]) {
    const all = new Map<string, number[]>();
    if (ids.length === 0) return all;
    const rows = await this.#db
      .selectFrom('cases')
      .select(['chat_id', 'body'])
      .where('kind', '=', 'complaint')
      .where('chat_id', 'in', oneOf(this.#db, ids))
      .orderBy('key')
      .execute();
    for (const { chat_id: chatId, body } of rows) {
      const { seq } = CaseOrigin.parse(JSON.parse(body));
      if (chatId !== null && seq !== null) push(all, chatId, seq);
    }
    return all;
  }
}

const CaseOrigin = z.object({ seq: z.number().nullable() });

function push<K, V>(all: Map<K, V[]>, key: K, value: V): void {
  const before = all.get(key);
  if (before) before.push(value);
  else all.set(key, [value]);
}
