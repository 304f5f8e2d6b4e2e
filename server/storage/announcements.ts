import { sql, type Kysely, type RawBuilder, type Selectable } from 'kysely';
import { z } from 'zod';
import { Outage } from '../../protocol/announcements.ts';
import type { Announcement } from '../domain/announcement/announcement.ts';
import type { Instant } from '../domain/instant.ts';
import { isPostgres, oneOf } from './portable-sql.ts';
import type { Tables } from './schema.ts';

/** Announcements that are over and kept; the oldest beyond these are deleted when another is made. */
const OVER_KEPT = 1000;

/** The tables of announcements. `body` is JSON; `version` is 2 once it is over. */
export interface AnnouncementTables {
  announcements: {
    id: string;
    by: string;
    at: Instant;
    department: string | null;
    body: string;
    ended_at: Instant | null;
    ended_by: string | null;
    version: number;
  };
  announcement_confirmations: { announcement: string; account: string; at: Instant };
}

/** Stores announcements to the team, and who has confirmed them. [P8] */
export interface AnnouncementStore {
  find(id: string): Promise<Announcement | null>;
  /** In force, or over since a moment at the earliest: newest first, those in force before all others. */
  list(overSince: Instant, limit: number): Promise<Announcement[]>;
  /** Adds one; one with the same id stays as it is. False if so many are in force already. */
  add(announcement: Announcement, most: number): Promise<boolean>;
  /** Ends one that is in force; false if it is not. */
  end(id: string, by: string, at: Instant): Promise<boolean>;
  /** Notes that somebody has confirmed one; the first time counts. */
  confirm(id: string, account: string, at: Instant): Promise<void>;
  /** Who has confirmed these, by announcement, in the order of their confirmations. */
  confirmations(ids: readonly string[]): Promise<Map<string, { account: string; at: Instant }[]>>;
  /** The chats in whose log one of these phrases was sent and not withdrawn, latest first, and how many there are. */
  told(phraseIds: readonly string[], limit: number): Promise<{ chatId: string; at: Instant }[]>;
  countTold(phraseIds: readonly string[]): Promise<number>;
  /**
   * Customers in whose chats a sentence `telling` was sent and none `over`, all of whose told chats are closed, and who have no
   * case `note` that is done; each with the latest of those chats. At most so many. Nobody who is being erased.
   */
  untoldOfEnd(
    sent: { telling: readonly string[]; over: readonly string[]; note: string },
    limit: number,
  ): Promise<{ customerId: string; chatId: string }[]>;
  /** The chats of these that are open, with their agents. */
  openOf(chatIds: readonly string[]): Promise<{ chatId: string; agent: string }[]>;
  /** Changes whenever one was made or ended, and is cheaper than reading them. */
  state(): Promise<string>;
}

/** Announcements, in SQL that both databases understand. */
export class SqlAnnouncements implements AnnouncementStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async find(id: string): Promise<Announcement | null> {
    const row = await this.#db
      .selectFrom('announcements')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row ? announcementFrom(row) : null;
  }

  async list(overSince: Instant, limit: number): Promise<Announcement[]> {
    const running = await this.#db
      .selectFrom('announcements')
      .selectAll()
      .where('ended_at', 'is', null)
      .orderBy('at', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute();
    const over = await this.#db
      .selectFrom('announcements')
      .selectAll()
      .where('ended_at', '>=', overSince)
      .orderBy('ended_at', 'desc')
      .orderBy('id')
      .limit(limit - running.length)
      .execute();
    return [...running, ...over].map(announcementFrom);
  }

  add({ id, by, at, department, ...more }: Announcement, most: number): Promise<boolean> {
    return this.#db.transaction().execute(async (db) => {
      const body = JSON.stringify({ title: more.title, text: more.text, outage: more.outage });
      const added = await db
        .insertInto('announcements')
        .values({ id, by, at, department, body, ended_at: null, ended_by: null, version: 1 })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!added) return true;
      const { count } = await db
        .selectFrom('announcements')
        .select((all) => all.fn.countAll<number>().as('count'))
        .where('ended_at', 'is', null)
        .executeTakeFirstOrThrow();
      if (count > most) {
        await db.deleteFrom('announcements').where('id', '=', id).execute();
        return false;
      }
      await forgetOldest(db);
      return true;
    });
  }

  async end(id: string, by: string, at: Instant): Promise<boolean> {
    const ended = await this.#db
      .updateTable('announcements')
      .set({ ended_at: at, ended_by: by, version: 2 })
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    return ended !== undefined;
  }

  async confirm(id: string, account: string, at: Instant): Promise<void> {
    await this.#db
      .insertInto('announcement_confirmations')
      .values({ announcement: id, account, at })
      .onConflict((conflict) => conflict.columns(['announcement', 'account']).doNothing())
      .execute();
  }

  async confirmations(ids: readonly string[]): Promise<Map<string, { account: string; at: Instant }[]>> {
    const all = new Map<string, { account: string; at: Instant }[]>(ids.map((id) => [id, []]));
    if (ids.length === 0) return all;
    const rows = await this.#db
      .selectFrom('announcement_confirmations')
      .selectAll()
      .where('announcement', 'in', oneOf(this.#db, ids))
      .orderBy('at')
      .orderBy('account')
      .execute();
    for (const { announcement, account, at } of rows) all.get(announcement)?.push({ account, at });
    return all;
  }

  async told(phraseIds: readonly string[], limit: number): Promise<{ chatId: string; at: Instant }[]> {
    if (phraseIds.length === 0) return [];
    const { rows } = await sql<{ id: string; first_at: number }>`
      select chats.id, said.first_at from chats join (
        select chat, min(at) as first_at from entries
        where ${this.#says(phraseIds)}
        group by chat) as said on said.chat = chats.key
      order by said.first_at desc, chats.id
      limit ${limit}`.execute(this.#db);
    return rows.map((row) => ({ chatId: row.id, at: row.first_at }));
  }

  async countTold(phraseIds: readonly string[]): Promise<number> {
    if (phraseIds.length === 0) return 0;
    const { rows } = await sql<{ count: number }>`
      select count(distinct chat) as count from (${this.#saidIn(phraseIds)}) as said`.execute(this.#db);
    return rows[0]?.count ?? 0;
  }

  async untoldOfEnd(
    { telling, over, note }: { telling: readonly string[]; over: readonly string[]; note: string },
    limit: number,
  ): Promise<{ customerId: string; chatId: string }[]> {
    if (telling.length === 0) return [];
    const { rows } = await sql<{ customer_id: string; id: string }>`
      with latest as (
        select customer_id, max(key) as key from chats
        where words_erased = 0 and key in (${this.#saidIn(telling)})
        group by customer_id
        having sum(case when status = 'closed' then 0 else 1 end) = 0)
      select chats.customer_id, chats.id from latest join chats on chats.key = latest.key
      where latest.customer_id not in (
          select customer_id from chats where key in (${this.#saidIn(over)}))
        and not exists (
          select 1 from cases where cases.customer_id = latest.customer_id
            and cases.client_id = ${note} and cases.status = 'done')
        and not exists (select 1 from erasures where erasures.customer_id = latest.customer_id)
      order by latest.key
      limit ${limit}`.execute(this.#db);
    return rows.map((row) => ({ customerId: row.customer_id, chatId: row.id }));
  }

  /** The keys of the chats in whose log one of these phrases was sent; each as often as it was. */
  #saidIn(phraseIds: readonly string[]): RawBuilder<number> {
    return sql<number>`select chat from entries where ${this.#says(phraseIds)}`;
  }

  /** Written as the index has it. A message that was withdrawn or erased keeps its phrase, but says nothing. */
  #says(phraseIds: readonly string[]): RawBuilder<boolean> {
    return sql<boolean>`kind = 'message' and data like '%.own-o%' and text <> ''
      and ${this.#phrase} in ${oneOf(this.#db, phraseIds)}`;
  }

  get #phrase(): RawBuilder<string> {
    return sql.raw(isPostgres(this.#db) ? "(data::json ->> 'phraseId')" : "json_extract(data, '$.phraseId')");
  }

  async openOf(chatIds: readonly string[]): Promise<{ chatId: string; agent: string }[]> {
    if (chatIds.length === 0) return [];
    const rows = await this.#db
      .selectFrom('chats')
      .select(['id', 'agent'])
      .where('id', 'in', oneOf(this.#db, chatIds))
      .where('status', '=', 'open')
      .execute();
    return rows.flatMap(({ id, agent }) => (agent === null ? [] : [{ chatId: id, agent }]));
  }

  async state(): Promise<string> {
    const { count, versions, latest } = await this.#db
      .selectFrom('announcements')
      .select(({ fn }) => [
        fn.countAll<number>().as('count'),
        sql<string | null>`cast(sum(version) as text)`.as('versions'),
        sql<string | null>`cast(max(at) as text)`.as('latest'),
      ])
      .executeTakeFirstOrThrow();
    return `${count} ${versions ?? ''} ${latest ?? ''}`;
  }
}

async function forgetOldest(db: Kysely<Tables>): Promise<void> {
  const beyond = await db
    .selectFrom('announcements')
    .select('id')
    .where('ended_at', 'is not', null)
    .orderBy('ended_at', 'desc')
    .orderBy('id')
    .limit(10)
    .offset(OVER_KEPT)
    .execute();
  const ids = beyond.map(({ id }) => id);
  if (ids.length === 0) return;
  await db.deleteFrom('announcement_confirmations').where('announcement', 'in', oneOf(db, ids)).execute();
  await db.deleteFrom('announcements').where('id', 'in', oneOf(db, ids)).execute();
}

const Body = z.object({ title: z.string(), text: z.string(), outage: Outage.nullable() });

function announcementFrom(row: Selectable<AnnouncementTables['announcements']>): Announcement {
  const { id, by, at, department } = row;
  const body = Body.parse(JSON.parse(row.body));
  return { id, by, at, department, ...body, endedAt: row.ended_at, endedBy: row.ended_by };
}
