import type { Kysely, Selectable, Transaction } from 'kysely';
import { z } from 'zod';
import { AddDepartment } from '../../../protocol/departments.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { appendLine, lockHead } from '../audit/sql.ts';
import { RUNNING } from '../chats/running.ts';
import { NO_DEADLINE } from '../cases/rows.ts';
import type { Tables } from '../schema.ts';
import type { DepartmentTable } from './tables.ts';
import { keepSetting, settingsByKey } from '../settings/sql.ts';
import type { SettingChange } from '../settings/store.ts';
import type {
  ChangedBefore,
  DepartmentAuthor,
  DepartmentBody,
  DepartmentChange,
  DepartmentFacts,
  DepartmentsChange,
  DepartmentStore,
  StoredDepartment,
} from './store.ts';

const Kept = AddDepartment.pick({ overflow: true, pages: true });

/** Departments, in SQL that both databases understand. */
export class SqlDepartments implements DepartmentStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  all(): Promise<StoredDepartment[]> {
    return allIn(this.#db);
  }

  change(
    id: string,
    decide: (facts: DepartmentFacts) => DepartmentChange | Refusal,
    author: DepartmentAuthor,
  ): Promise<Refusal | null> {
    return this.#db.transaction().execute(async (db) => {
      // Whoever else changes a department or a setting waits for the end of the audit log.
      await lockHead(db);
      const departments = await allIn(db);
      const decided = decide({ departments, running: await runningIn(db, id), cases: await casesIn(db, id) });
      if (isRefusal(decided)) return decided;
      const before = departments.find((one) => one.id === id) ?? null;
      if (decided.keep === null) {
        await remove(db, departments, before, author);
        await keepOwn(db, await withoutOwn(db, id), author);
        await forgetOwn(db, id);
        return null;
      }
      const isKept = await keep(db, id, before, decided.keep, author);
      const isOwnKept = await keepOwn(db, decided.settings ?? [], author);
      // Else two administrators with the same form would overwrite each other's settings unseen.
      if (isOwnKept && !isKept) await raiseVersion(db, id, author);
      return null;
    });
  }

  changeAll(
    { departments, settings }: DepartmentsChange,
    objection: (kept: readonly StoredDepartment[]) => Refusal | null,
    author: DepartmentAuthor,
  ): Promise<Refusal | ChangedBefore | null> {
    return this.#db.transaction().execute(async (db) => {
      await lockHead(db);
      const known = new Map((await allIn(db)).map((one) => [one.id, one]));
      const stale = staleDepartment(departments, known) ?? (await staleSetting(db, settings));
      if (stale) return { changedBefore: stale };
      const refused = objection([...known.values()]);
      if (refused) return refused;
      const own = settings.map((change) => ({ change, owner: change.key.split('/') }));
      for (const { id, keep: body } of departments) {
        const isKept = await keep(db, id, known.get(id) ?? null, body, author);
        const theirs = own.filter(({ owner }) => owner.length > 1 && owner[0] === id);
        const isOwnKept = await keepOwn(
          db,
          theirs.map(({ change }) => change),
          author,
        );
        if (isOwnKept && !isKept) await raiseVersion(db, id, author);
      }
      await keepOwn(
        db,
        own.filter(({ owner }) => owner.length === 1).map(({ change }) => change),
        author,
      );
      return null;
    });
  }

  async state(): Promise<string> {
    const rows = await this.#db
      .selectFrom('departments')
      .select(['id', 'version', 'changed_at'])
      .orderBy('id')
      .execute();
    return JSON.stringify(rows.map(({ id, version, changed_at }) => [id, version, changed_at]));
  }
}

function staleDepartment(
  departments: DepartmentsChange['departments'],
  known: ReadonlyMap<string, StoredDepartment>,
): ChangedBefore['changedBefore'] | null {
  const stale = departments.find(({ id, version }) => (known.get(id)?.version ?? 0) !== version);
  return stale ? { key: `${stale.id}/`, changedBy: known.get(stale.id)?.changedBy ?? '' } : null;
}

async function staleSetting(
  db: Transaction<Tables>,
  settings: readonly SettingChange[],
): Promise<ChangedBefore['changedBefore'] | null> {
  const kept = await settingsByKey(
    db,
    settings.map(({ key }) => key),
  );
  const stale = settings.find(
    ({ key, version }) => version !== undefined && version !== (kept.get(key)?.version ?? 0),
  );
  return stale ? { key: stale.key, changedBy: kept.get(stale.key)?.changedBy ?? '' } : null;
}

async function allIn(db: Kysely<Tables>): Promise<StoredDepartment[]> {
  return (await db.selectFrom('departments').selectAll().orderBy('id').execute()).map(departmentFrom);
}

async function runningIn(db: Kysely<Tables>, id: string): Promise<number> {
  const row = await db
    .selectFrom('chats')
    .select((all) => all.fn.countAll<number>().as('count'))
    .where(RUNNING)
    .where('department', '=', id)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** A message that was left holds no department back, as no closed chat does: the desk's leads have it among all cases. */
async function casesIn(db: Kysely<Tables>, id: string): Promise<number> {
  const row = await db
    .selectFrom('cases')
    .select((all) => all.fn.countAll<number>().as('count'))
    .where('place', '<=', NO_DEADLINE)
    .where('kind', '!=', 'message')
    .where((is) => is.or([is('department', '=', id), is('offered_department', '=', id)]))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Says whether anything of it has changed. */
async function keep(
  db: Transaction<Tables>,
  id: string,
  before: StoredDepartment | null,
  { name, overflow, pages }: DepartmentBody,
  author: DepartmentAuthor,
): Promise<boolean> {
  if (before && isSame(before, { name, overflow, pages })) return false;
  const version = (before?.version ?? 0) + 1;
  const after = { id, name, overflow, pages, version, changedAt: author.at, changedBy: author.by };
  const row = rowOf(after);
  await db
    .insertInto('departments')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  await appendLine(db, (head) => author.line(head, before, after));
  return true;
}

async function raiseVersion(
  db: Transaction<Tables>,
  id: string,
  { by, at }: DepartmentAuthor,
): Promise<void> {
  await db
    .updateTable('departments')
    .set((row) => ({ version: row('version', '+', 1), changed_at: at, changed_by: by }))
    .where('id', '=', id)
    .execute();
}

async function remove(
  db: Transaction<Tables>,
  departments: readonly StoredDepartment[],
  before: StoredDepartment | null,
  author: DepartmentAuthor,
): Promise<void> {
  if (before === null) return;
  const { id } = before;
  await db.deleteFrom('departments').where('id', '=', id).execute();
  await db.deleteFrom('staff_departments').where('department', '=', id).execute();
  await appendLine(db, (head) => author.line(head, before, null));
  for (const other of departments) {
    const overflow = other.overflow.filter((step) => step.id !== id);
    if (other.id !== id) await keep(db, other.id, other, { ...other, overflow }, author);
  }
}

/** Takes everything from a department that it has of its own, also what this version does not know. */
async function withoutOwn(db: Transaction<Tables>, id: string): Promise<SettingChange[]> {
  const rows = await db.selectFrom('settings').select('key').where('value', 'is not', null).execute();
  return rows.filter(({ key }) => key.startsWith(`${id}/`)).map(({ key }) => ({ key, value: null }));
}

/** A department that is made under the same id later is another: nothing of before can be taken back in it. */
async function forgetOwn(db: Transaction<Tables>, id: string): Promise<void> {
  const rows = await db.selectFrom('settings').select('key').execute();
  const keys = rows.map(({ key }) => key).filter((key) => key.startsWith(`${id}/`));
  if (keys.length > 0) await db.deleteFrom('settings').where('key', 'in', keys).execute();
}

/**
 * What a department has of its own is kept beside the desk's settings: its values before keep the deadlines that run.
 * Says whether anything has changed.
 */
async function keepOwn(
  db: Transaction<Tables>,
  changes: readonly SettingChange[],
  { by, at, setting }: DepartmentAuthor,
): Promise<boolean> {
  const known = await settingsByKey(
    db,
    changes.map(({ key }) => key),
  );
  let isKept = false;
  for (const change of changes) {
    const kept = await keepSetting(db, known.get(change.key) ?? null, change, { by, at, line: setting });
    isKept ||= kept !== null;
  }
  return isKept;
}

function isSame(one: DepartmentBody, { name, overflow, pages }: DepartmentBody): boolean {
  return one.name === name && JSON.stringify([one.overflow, one.pages]) === JSON.stringify([overflow, pages]);
}

function rowOf({ id, name, overflow, pages, ...more }: StoredDepartment): DepartmentTable {
  return {
    ...{ id, name, overflow: JSON.stringify(overflow), pages: JSON.stringify(pages) },
    ...{ version: more.version, changed_at: more.changedAt, changed_by: more.changedBy },
  };
}

function departmentFrom(row: Selectable<DepartmentTable>): StoredDepartment {
  const { overflow, pages } = Kept.parse({
    overflow: z.json().parse(JSON.parse(row.overflow)),
    pages: z.json().parse(JSON.parse(row.pages)),
  });
  const { id, name, version } = row;
  return { id, name, overflow, pages, version, changedAt: row.changed_at, changedBy: row.changed_by };
}
