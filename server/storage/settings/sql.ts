import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import { z } from 'zod';
import { appendLine, lockHead } from '../audit/sql.ts';
import type { SettingTable, Tables } from '../schema.ts';
import {
  EARLIER_MAX,
  type ChangeAuthor,
  type SettingChange,
  type SettingsChanged,
  type SettingStore,
  type StoredSetting,
} from './store.ts';

const Earlier = z.array(z.object({ value: z.unknown(), until: z.number() }));

/** Settings, in SQL that both databases understand. */
export class SqlSettings implements SettingStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async all(): Promise<StoredSetting[]> {
    return (await this.#db.selectFrom('settings').selectAll().orderBy('key').execute()).map(settingFrom);
  }

  change(changes: readonly SettingChange[], author: ChangeAuthor): Promise<SettingsChanged> {
    return this.#db.transaction().execute(async (db) => {
      // Serializes changes of settings by the lock on the audit log's head.
      await lockHead(db);
      const known = await settingsByKey(
        db,
        changes.map(({ key }) => key),
      );
      const changedBefore = changes.filter(
        ({ key, version }) => version !== undefined && version !== (known.get(key)?.version ?? 0),
      );
      if (changedBefore.length > 0)
        return { changedBefore: changedBefore.flatMap(({ key }) => known.get(key) ?? []) };
      const kept: StoredSetting[] = [];
      for (const change of changes) {
        const now = await keepSetting(db, known.get(change.key) ?? null, change, author);
        if (now) kept.push(now);
      }
      return { kept };
    });
  }

  async state(): Promise<string> {
    const { count, versions } = await this.#db
      .selectFrom('settings')
      .select((all) => [
        all.fn.countAll<number>().as('count'),
        sql<string | null>`cast(sum(version) as text)`.as('versions'),
      ])
      .executeTakeFirstOrThrow();
    return `${count} ${versions ?? ''}`;
  }
}

/** The settings with these keys, as far as they were ever set. */
export async function settingsByKey(
  db: Kysely<Tables>,
  keys: readonly string[],
): Promise<Map<string, StoredSetting>> {
  if (keys.length === 0) return new Map();
  const rows = await db.selectFrom('settings').selectAll().where('key', 'in', keys).execute();
  return new Map(rows.map((row) => [row.key, settingFrom(row)]));
}

/** Keeps one change with its line in the audit log; null if it is no change. To be called once the end of the log is locked. */
export async function keepSetting(
  db: Transaction<Tables>,
  before: StoredSetting | null,
  change: SettingChange,
  { by, at, line }: ChangeAuthor,
): Promise<StoredSetting | null> {
  if (isSame(before?.value ?? null, change.value)) return null;
  const setting: StoredSetting = {
    ...{ key: change.key, value: change.value, version: (before?.version ?? 0) + 1 },
    ...{ changedAt: at, changedBy: by },
    earlier:
      change.hasPast === false
        ? []
        : [...(before?.earlier ?? []), { value: before?.value ?? null, until: at }].slice(-EARLIER_MAX),
  };
  const row = rowOf(setting);
  await db
    .insertInto('settings')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
  await appendLine(db, (head) => line(head, before, change));
  return setting;
}

/** Values are JSON: two are the same if they are written the same. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function rowOf({ key, value, version, changedAt, changedBy, earlier }: StoredSetting): SettingTable {
  return {
    ...{ key, version, changed_at: changedAt, changed_by: changedBy },
    value: value === null ? null : JSON.stringify(value),
    earlier: JSON.stringify(earlier),
  };
}

function settingFrom(row: Selectable<SettingTable>): StoredSetting {
  const value: unknown = row.value === null ? null : JSON.parse(row.value);
  return {
    ...{ key: row.key, value, version: row.version },
    ...{ changedAt: row.changed_at, changedBy: row.changed_by },
    earlier: Earlier.parse(JSON.parse(row.earlier)),
  };
}
