import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Instant } from '../../domain/instant.ts';
import type { Version } from '../../domain/manual/version.ts';
import type { ManualRead, ManualStore, NewVersion, StoredVersion } from './store.ts';
import type { ManualVersionTable, Tables } from '../schema.ts';

/** Everything but the content, which is large. */
const SHORT = [
  'number',
  'parent',
  'saved_by',
  'saved_at',
  'why',
  'approved_by',
  'approved_at',
  'published_by',
  'published_at',
  'published_why',
] as const;
/** Rows of one statement: SQLite takes no more than so many values. */
const ROWS = 200;

/** Versions of the manual, in SQL that both databases understand. */
export class SqlManual implements ManualStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async versions(): Promise<Version[]> {
    const rows = await this.#db
      .selectFrom('manual_versions')
      .select(SHORT)
      .orderBy('number', 'desc')
      .execute();
    return rows.map(versionFrom);
  }

  async find(number: number): Promise<StoredVersion | null> {
    const row = await this.#db
      .selectFrom('manual_versions')
      .selectAll()
      .where('number', '=', number)
      .executeTakeFirst();
    return row ? { version: versionFrom(row), content: row.content, edits: row.edits } : null;
  }

  async inForce(): Promise<number> {
    const row = await this.#db.selectFrom('manual_in_force').select('version').executeTakeFirstOrThrow();
    return row.version;
  }

  async save({ parent, by, at, why, content, edits, clientId, ids }: NewVersion): Promise<Version> {
    return this.#db.transaction().execute(async (db) => {
      await hold(db);
      const known = clientId === null ? undefined : await namedBy(db, by, clientId);
      if (known) return versionFrom(known);
      const last = await db
        .selectFrom('manual_versions')
        .select((all) => all.fn.max('number').as('number'))
        .executeTakeFirst();
      const number = (last?.number ?? 0) + 1;
      const saved = { saved_by: by, saved_at: at, why, client_id: clientId };
      const row = { number, parent, ...saved, ...UNTOUCHED, edits, content };
      await db.insertInto('manual_versions').values(row).execute();
      for (let from = 0; from < ids.length; from += ROWS) {
        await db
          .insertInto('manual_ids')
          .values(ids.slice(from, from + ROWS).map((id) => ({ id, version: number })))
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute();
      }
      return versionFrom(row);
    });
  }

  async approve(number: number, { by, at }: { by: string; at: Instant }): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('manual_versions')
      .set({ approved_by: by, approved_at: at })
      .where('number', '=', number)
      .where('approved_at', 'is', null)
      .where('published_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async publish(
    number: number,
    replaces: number,
    { by, at, why }: { by: string; at: Instant; why: string },
  ): Promise<boolean> {
    return this.#db.transaction().execute(async (db) => {
      await hold(db);
      const now = await db.selectFrom('manual_in_force').select('version').executeTakeFirstOrThrow();
      if (now.version !== replaces) return false;
      const { numUpdatedRows } = await db
        .updateTable('manual_versions')
        .set({ published_by: by, published_at: at, published_why: why })
        .where('number', '=', number)
        .where('published_at', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      await db.updateTable('manual_in_force').set({ version: number }).execute();
      return true;
    });
  }

  async usedIds(): Promise<Map<string, number>> {
    const rows = await this.#db.selectFrom('manual_ids').selectAll().execute();
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  async reads(): Promise<Map<string, ManualRead>> {
    const rows = await this.#db.selectFrom('manual_reads').selectAll().execute();
    return new Map(rows.map(({ account, version, at }) => [account, { version, at }]));
  }

  async confirmRead(account: string, { version, at }: ManualRead): Promise<void> {
    await this.#db
      .insertInto('manual_reads')
      .values({ account, version, at })
      .onConflict((conflict) =>
        conflict.column('account').doUpdateSet({ version, at }).where('manual_reads.version', '<', version),
      )
      .execute();
  }
}

const UNTOUCHED = {
  approved_by: null,
  approved_at: null,
  published_by: null,
  published_at: null,
  published_why: null,
} as const;

/** Takes the one row that all changes to the versions need, until the transaction ends. */
async function hold(db: Transaction<Tables>): Promise<void> {
  await db
    .updateTable('manual_in_force')
    .set({ version: sql<number>`version` })
    .execute();
}

function namedBy(db: Transaction<Tables>, by: string, clientId: string) {
  return db
    .selectFrom('manual_versions')
    .select(SHORT)
    .where('saved_by', '=', by)
    .where('client_id', '=', clientId)
    .executeTakeFirst();
}

function versionFrom(row: Pick<Selectable<ManualVersionTable>, (typeof SHORT)[number]>): Version {
  const { number, parent, why, published_why: publishedWhy } = row;
  const published = act(row.published_by, row.published_at);
  return {
    number,
    parent,
    saved: { by: row.saved_by, at: row.saved_at, why },
    approved: act(row.approved_by, row.approved_at),
    published: published && { ...published, why: publishedWhy ?? '' },
  };
}

function act(by: string | null, at: Instant | null): { by: string; at: Instant } | null {
  return by === null || at === null ? null : { by, at };
}
