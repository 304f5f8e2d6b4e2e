import { sql, type Kysely, type Selectable } from 'kysely';
import { z } from 'zod';
import { Outage } from '../../protocol/announcements.ts';
import type { Announcement } from '../domain/announcement/announcement.ts';
import type { Instant } from '../domain/instant.ts';
import { oneOf } from './portable-sql.ts';
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
  /** The chats in which one of these phrases was sent, latest first, and how many there are. */
  told(phraseIds: readonly string[], limit: number): Promise<{ chatId: string; at: Instant }[]>;
  countTold(phraseIds: readonly string[]): Promise<number>;
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
    const rows = await this.#db
      .selectFrom('message_records')
      .select(({ fn }) => ['chat_id', fn.min<number>('at').as('first_at')])
      .where('phrase_id', 'in', oneOf(this.#db, phraseIds))
      .where('use', '!=', 'free')
      .groupBy('chat_id')
      .orderBy('first_at', 'desc')
      .orderBy('chat_id')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ chatId: row.chat_id, at: row.first_at }));
  }

  async countTold(phraseIds: readonly string[]): Promise<number> {
    if (phraseIds.length === 0) return 0;
    const { count } = await this.#db
      .selectFrom('message_records')
      .select(({ fn }) => fn.count<number>('chat_id').distinct().as('count'))
      .where('phrase_id', 'in', oneOf(this.#db, phraseIds))
      .where('use', '!=', 'free')
      .executeTakeFirstOrThrow();
    return count;
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
