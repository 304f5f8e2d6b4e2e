import { sql, type Kysely, type Selectable, type SqlBool } from 'kysely';
import type { MessageRecord } from '../../domain/record/message-record.ts';
import type { Moment, Page, RecordStore, Scope, TimedChat } from './store.ts';
import { CHAT_COLUMNS, chatFrom } from '../chats/chat-row.ts';
import type { Tables, MessageRecordTable } from '../schema.ts';
import { numberOf } from '../cases/rows.ts';
import { oneOf } from '../portable-sql.ts';
import { z } from 'zod';

/** Rows of one page: small enough that everybody else has their turn in between. */
const RECORDS = 1000;

const CHATS = 200;

const KINDS = ['message', 'warned', 'joined', 'lead_called', 'lead_answered'] as const;

/** Records and measured chats, in SQL that both databases understand. */
export class SqlRecords implements RecordStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async add(records: readonly MessageRecord[]): Promise<void> {
    if (records.length === 0) return;
    await this.#db
      .insertInto('message_records')
      .values(records.map(recordRow))
      .onConflict((conflict) => conflict.columns(['chat_id', 'seq']).doNothing())
      .execute();
  }

  async page({ from, to, department }: Scope, after: string | null): Promise<Page<MessageRecord>> {
    const [at, chatId, seq] = placeIn(after, [from, '', 0]);
    const rows = await this.#db
      .selectFrom('message_records')
      .selectAll()
      .where('at', '<', to)
      .where(sql<boolean>`(at, chat_id, seq) > (${Number(at)}, ${String(chatId)}, ${Number(seq)})`)
      .$if(department !== undefined, (query) => query.where(inDepartment(department)))
      .orderBy('at')
      .orderBy('chat_id')
      .orderBy('seq')
      .limit(RECORDS)
      .execute();
    const last = rows.length === RECORDS ? rows.at(-1) : undefined;
    return {
      rows: rows.map(recordFrom),
      next: last ? JSON.stringify([last.at, last.chat_id, last.seq]) : null,
    };
  }

  async chats({ from, to, department }: Scope, after: string | null): Promise<Page<TimedChat>> {
    const [at, key] = placeIn(after, [from, 0]);
    const rows = await this.#db
      .selectFrom('chats')
      .select([...CHAT_COLUMNS, 'chats.started_at'])
      .where('started_at', '<', to)
      .where(sql<boolean>`(started_at, key) > (${Number(at)}, ${Number(key)})`)
      .$if(department !== undefined, (query) => query.where('department', '=', department ?? null))
      .orderBy('started_at')
      .orderBy('key')
      .limit(CHATS)
      .execute();
    const moments = await this.momentsOf(rows.map(({ key: chat }) => chat));
    const last = rows.length === CHATS ? rows.at(-1) : undefined;
    return {
      rows: rows.map((row) => ({ chat: chatFrom(row).chat, moments: moments.get(row.key) ?? [] })),
      next: last ? JSON.stringify([last.started_at, last.key]) : null,
    };
  }

  async situationsIn(chatIds: readonly string[]): Promise<Map<string, Map<string, number>>> {
    const all = new Map<string, Map<string, number>>(chatIds.map((id) => [id, new Map()]));
    if (chatIds.length === 0) return all;
    const rows = await this.#db
      .selectFrom('message_records')
      .select(['chat_id', 'offer'])
      .where('chat_id', 'in', oneOf(this.#db, chatIds))
      .where('offer', 'is not', null)
      .execute();
    for (const { chat_id: id, offer } of rows) {
      const counts = all.get(id);
      const [first] = Offer.parse(JSON.parse(offer ?? '')).situations;
      if (first !== undefined) counts?.set(first, (counts.get(first) ?? 0) + 1);
    }
    return all;
  }

  async casesFrom(chatIds: readonly string[]): Promise<Map<string, number[]>> {
    const all = new Map<string, number[]>();
    if (chatIds.length === 0) return all;
    const rows = await this.#db
      .selectFrom('cases')
      .select(['chat_id', 'key'])
      .where('chat_id', 'in', oneOf(this.#db, chatIds))
      .orderBy('key')
      .execute();
    for (const { chat_id: id, key } of rows)
      if (id !== null) all.set(id, [...(all.get(id) ?? []), numberOf(key)]);
    return all;
  }

  async size({ from, to, department }: Scope): Promise<{ chats: number; records: number }> {
    const [chats, records] = await Promise.all([
      this.#db
        .selectFrom('chats')
        .select((all) => all.fn.countAll<number>().as('count'))
        .where('started_at', '>=', from)
        .where('started_at', '<', to)
        .$if(department !== undefined, (query) => query.where('department', '=', department ?? null))
        .executeTakeFirstOrThrow(),
      this.#db
        .selectFrom('message_records')
        .select((all) => all.fn.countAll<number>().as('count'))
        .where('at', '>=', from)
        .where('at', '<', to)
        .$if(department !== undefined, (query) => query.where(inDepartment(department)))
        .executeTakeFirstOrThrow(),
    ]);
    return { chats: chats.count, records: records.count };
  }

  private async momentsOf(keys: number[]): Promise<Map<number, Moment[]>> {
    const all = new Map<number, Moment[]>(keys.map((key) => [key, []]));
    if (keys.length === 0) return all;
    const rows = await this.#db
      .selectFrom('entries')
      .select(['chat', 'seq', 'at', 'kind', 'role', 'account'])
      .where('chat', 'in', oneOf(this.#db, keys))
      .where('kind', 'in', KINDS)
      .orderBy('chat')
      .orderBy('seq')
      .execute();
    for (const { chat, kind, ...moment } of rows) {
      const known = KINDS.find((one) => one === kind);
      if (known) all.get(chat)?.push({ ...moment, kind: known });
    }
    return all;
  }
}

/** Whether a record is of a message in a chat of this department. */
function inDepartment(department: string | undefined) {
  return sql<SqlBool>`exists (select 1 from chats where chats.id = message_records.chat_id
    and chats.department = ${department ?? null})`;
}

/** A place between two rows; without one, the place before the first. */
function placeIn(after: string | null, first: readonly (string | number)[]): readonly unknown[] {
  const place: unknown = after === null ? first : JSON.parse(after);
  return Array.isArray(place) ? place : first;
}

const Use = z.enum(['verbatim', 'edited', 'free']);

const Offer = z.object({
  question: z.number(),
  situations: z.array(z.string()),
  phrases: z.array(z.string()),
});

const Findings = z.array(z.string());

/** A record from its row. */
export function recordFrom(row: Selectable<MessageRecordTable>): MessageRecord {
  const { seq, at, account, manual, distance, length, typed } = row;
  return {
    ...{ chatId: row.chat_id, seq, at, account, manual, distance, length, typed },
    use: Use.parse(row.use),
    phraseId: row.phrase_id,
    offer: row.offer === null ? null : Offer.parse(JSON.parse(row.offer)),
    findings: Findings.parse(JSON.parse(row.findings)),
    saidAgain: row.said_again === 1,
  };
}

/** The row of a record. */
export function recordRow(record: MessageRecord): MessageRecordTable {
  const { chatId, seq, at, account, use, phraseId, manual, distance, offer, findings, length, typed } =
    record;
  return {
    ...{ chat_id: chatId, seq, at, account, use, phrase_id: phraseId, manual, distance, length, typed },
    offer: offer && JSON.stringify(offer),
    findings: JSON.stringify(findings),
    said_again: record.saidAgain ? 1 : 0,
  };
}
