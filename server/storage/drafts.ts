import { sql, type Kysely } from 'kysely';
import type { DraftWords, StoredDraft } from '../../protocol/drafts.ts';
import { DRAFTS_EACH } from '../../protocol/limits.ts';
import type { Instant } from '../domain/instant.ts';
import { oneOf } from './portable-sql.ts';
import type { Tables } from './schema.ts';

/** One row an author and chat; an emptied draft stays as a version without words. */
export interface DraftTables {
  drafts: {
    account: string;
    chat_id: string;
    version: number;
    at: Instant;
    body: string | null;
  };
}

/** A draft with its author, as it shall be kept. */
export interface DraftChange {
  account: string;
  chatId: string;
  /** The version that it replaces. */
  was: number;
  draft: DraftWords | null;
  at: Instant;
}

/** What is kept, and whether it is what was asked for. */
export interface KeptDraft {
  kept: StoredDraft;
  isOwn: boolean;
}

/** Where drafts are kept until they are sent, their chat ends or their author's account is disabled. */
export interface DraftStore {
  /** Those of an account that have words. */
  of(account: string): Promise<StoredDraft[]>;
  /**
   * Keeps a draft unless another version than the one named is kept, and gives what is kept then. Beyond
   * {@link DRAFTS_EACH} of the account it drops those without words first, then the oldest.
   */
  put(change: DraftChange): Promise<KeptDraft>;
  /** Forgets everybody's drafts in these chats. */
  forget(chatIds: readonly string[]): Promise<void>;
}

/** Drafts, in SQL that both databases understand. */
export class SqlDrafts implements DraftStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async of(account: string): Promise<StoredDraft[]> {
    const rows = await this.#db
      .selectFrom('drafts')
      .select(['chat_id', 'version', 'body'])
      .where('account', '=', account)
      .where('body', 'is not', null)
      .execute();
    return rows.map(draftOf);
  }

  async put({ account, chatId, was, draft, at }: DraftChange): Promise<KeptDraft> {
    const kept = { version: was + 1, at, body: draft && JSON.stringify(draft) };
    const row = await this.#db
      .insertInto('drafts')
      .values({ account, chat_id: chatId, ...kept })
      .onConflict((conflict) =>
        conflict.columns(['account', 'chat_id']).doUpdateSet(kept).where('drafts.version', '=', was),
      )
      .returning(['chat_id', 'version', 'body'])
      .executeTakeFirst();
    if (row === undefined) return { kept: await this.#present(account, chatId), isOwn: false };
    await this.#dropOldest(account);
    return { kept: draftOf(row), isOwn: true };
  }

  forget(chatIds: readonly string[]): Promise<void> {
    return forgetDrafts(this.#db, chatIds);
  }

  async #present(account: string, chatId: string): Promise<StoredDraft> {
    const row = await this.#db
      .selectFrom('drafts')
      .select(['chat_id', 'version', 'body'])
      .where('account', '=', account)
      .where('chat_id', '=', chatId)
      .executeTakeFirst();
    return row === undefined ? { chatId, version: 0, draft: null } : draftOf(row);
  }

  async #dropOldest(account: string): Promise<void> {
    const newest = this.#db
      .selectFrom('drafts')
      .select('chat_id')
      .where('account', '=', account)
      // An emptied one is there only for its version.
      .orderBy(sql`body is null`)
      .orderBy('at', 'desc')
      .orderBy('chat_id')
      .limit(DRAFTS_EACH);
    await this.#db
      .deleteFrom('drafts')
      .where('account', '=', account)
      .where('chat_id', 'not in', newest)
      .execute();
  }
}

/** Forgets everybody's drafts in these chats: they have ended, or are erased. */
export async function forgetDrafts(db: Kysely<Tables>, chatIds: readonly string[]): Promise<void> {
  await db
    .deleteFrom('drafts')
    .where('chat_id', 'in', oneOf(db, [...chatIds]))
    .execute();
}

/** Forgets what a person has written in all chats: the account is disabled. */
export async function forgetDraftsOf(db: Kysely<Tables>, account: string): Promise<void> {
  await db.deleteFrom('drafts').where('account', '=', account).execute();
}

function draftOf(row: Pick<DraftTables['drafts'], 'chat_id' | 'version' | 'body'>): StoredDraft {
  const { chat_id: chatId, version, body } = row;
  return { chatId, version, draft: body === null ? null : (JSON.parse(body) as DraftWords) };
}
