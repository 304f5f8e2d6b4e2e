import type { WireDay } from '../../../protocol/calendar.ts';
import { variableOf, type SettingsCompared } from '../../../protocol/settings.ts';
import { objectionToAll } from '../../domain/department/changes.ts';
import { tagsKept } from '../../settings/tags-in-force.ts';
import {
  ownCalendarKey,
  ownDays,
  ownKey,
  ownTagsKey,
  ownValues,
} from '../../settings/departments-in-force.ts';
import { departmentsToFile, type FileDepartment } from '../../settings/departments-file.ts';
import type { FileFault } from '../../settings/settings-file.ts';
import type { DepartmentBody, DepartmentsChange, StoredDepartment } from '../../storage/departments/store.ts';
import type { SettingChange } from '../../storage/settings/store.ts';
import type { Needs } from '../services.ts';
import { disorderAfter } from '../settings/objections.ts';
import { daysToKeep } from '../settings/calendar.ts';
import { settingAct } from '../settings/store-changes.ts';
import { wordsOf } from './departments.ts';

/** What the departments of a file would change. */
export interface DepartmentsCompared {
  /** Still without versions: those that the comparison was made on are asked again when it is applied. */
  departments: DepartmentsChange['departments'];
  settings: SettingChange[];
  changes: SettingsCompared['changes'];
  faults: FileFault[];
}

/** Departments as the settings file writes them. */
export function exportDepartments({ settings }: Needs<'settings'>): Record<string, object> {
  return departmentsToFile(settings.storedDepartments(), settings.allStored(), settings.overrides);
}

/** Compares the departments of a file with those that are kept. One that the file does not name stays as it is. */
export function compareDepartments(
  { settings }: Needs<'settings'>,
  named: readonly FileDepartment[],
  lineOf: (key: string) => number,
): DepartmentsCompared {
  const kept = new Map(settings.storedDepartments().map((one) => [one.id, one]));
  const found: DepartmentsCompared = { departments: [], settings: [], changes: [], faults: [] };
  const after = new Map<string, Pick<StoredDepartment, 'id' | 'overflow'>>(kept);
  const changed: { id: string; keep: DepartmentBody; version: number }[] = [];
  const fault = (key: string, message: string) => found.faults.push({ line: lineOf(key), key, message });
  for (const one of named) {
    const before = kept.get(one.id) ?? null;
    const body = bodyAfter(one, before);
    const own = ownAfter({ settings }, one, (part, message) => fault(`${one.id}/${part}`, message));
    if (body === null) {
      fault(`${one.id}/`, 'is new, and needs a name');
      continue;
    }
    after.set(one.id, { id: one.id, overflow: body.overflow });
    const lines = [
      ...bodyChanges(one.id, before, body),
      ...own.map((change) => ({ key: change.key, ...saidOf(settings, change) })),
    ];
    if (lines.length === 0) continue;
    found.changes.push(...lines);
    found.settings.push(...own);
    changed.push({ id: one.id, keep: body, version: before?.version ?? 0 });
  }
  const refusal = objectionToAll(
    [...after.values()],
    changed.map(({ id }) => id),
  );
  if (refusal) fault(`${refusal.department}/overflow`, refusal.message);
  return { ...found, departments: changed };
}

function bodyAfter({ body }: FileDepartment, before: DepartmentBody | null): DepartmentBody | null {
  const name = body.name ?? before?.name;
  if (name === undefined) return null;
  return {
    name,
    overflow: body.overflow ?? before?.overflow ?? [],
    pages: body.pages ?? before?.pages ?? [],
  };
}

function bodyChanges(
  id: string,
  before: DepartmentBody | null,
  after: DepartmentBody,
): SettingsCompared['changes'] {
  const parts = [
    { key: `${id}/`, from: before?.name ?? '', to: after.name },
    { key: `${id}/overflow`, from: wordsOf(before?.overflow ?? []), to: wordsOf(after.overflow) },
    { key: `${id}/pages`, from: before?.pages.join(' ') ?? '', to: after.pages.join(' ') },
  ];
  return parts.filter(({ from, to }) => from !== to);
}

/** What changes of a department's own settings and dates. */
function ownAfter(
  { settings }: Needs<'settings'>,
  { id, own, days, tags }: FileDepartment,
  fault: (part: string, message: string) => void,
): SettingChange[] {
  const kept = settings.allStored();
  const values = ownValues(id, kept);
  const changed = [...own].filter(
    ([key, value]) => JSON.stringify(values.get(key) ?? null) !== JSON.stringify(value),
  );
  for (const [key] of changed)
    if (settings.overrides.has(key)) fault(key, `is settled by the environment variable ${variableOf(key)}`);
  const disorder = disorderAfter(values, new Map(changed), settings.current());
  if (disorder) fault(disorder.field ?? '', disorder.message);
  const changes: SettingChange[] = changed.map(([key, value]) => ({ key: ownKey(id, key), value }));
  if (days !== null && inOrder(days) !== inOrder(ownDays(id, kept)))
    changes.push({
      key: ownCalendarKey(id),
      value: days.length === 0 ? null : { week: null, days: daysToKeep(days) },
    });
  const tagsKey = ownTagsKey(id);
  if (tags !== null && JSON.stringify(tags) !== JSON.stringify(tagsKept(tagsKey, kept)))
    changes.push({ key: tagsKey, value: tags.length === 0 ? null : tags });
  return changes;
}

/** Dates as text; both sides were read by the same schema. */
function inOrder(days: readonly WireDay[]): string {
  return JSON.stringify([...days].sort((one, other) => (one.date < other.date ? -1 : 1)));
}

/** Old and new value, as the audit log says them; of dates only how many. */
function saidOf(
  settings: Parameters<typeof settingAct>[0],
  change: SettingChange,
): { from: string; to: string } {
  const { details = {} } = settingAct(settings, settings.stored(change.key), change);
  return 'from' in details
    ? { from: String(details['from']), to: String(details['to']) }
    : { from: '', to: JSON.stringify(details) };
}
