import type { z } from 'zod';
import type {
  AddDepartment,
  ChangeDepartment,
  DepartmentsView,
  DepartmentView,
  OverflowStep,
} from '../../../protocol/departments.ts';
import { SETTINGS } from '../../../protocol/settings.ts';
import { hasTags } from '../../domain/tag/tags.ts';
import type { AuditLine } from '../../domain/audit/audit.ts';
import {
  NO_SUCH_DEPARTMENT,
  objectionToAdding,
  objectionToAll,
  objectionToOverflow,
  objectionToRemoving,
} from '../../domain/department/changes.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { ownKey, ownValues, ownValuesBefore } from '../../settings/departments-in-force.ts';
import { badSetting, readChanges } from '../../settings/desk-settings.ts';
import type {
  ChangedBefore,
  DepartmentAuthor,
  DepartmentChange,
  DepartmentFacts,
  DepartmentsChange,
  StoredDepartment,
} from '../../storage/departments/store.ts';
import type { SettingChange } from '../../storage/settings/store.ts';
import type { Needs } from '../services.ts';
import { accountChanged } from '../team/account-watch.ts';
import { disorderAfter, locked } from '../settings/objections.ts';
import { settingAct, withoutPast } from '../settings/store-changes.ts';

type Change = z.output<typeof ChangeDepartment>;
type Changing = Needs<'audit' | 'clock' | 'directory' | 'dispatcher' | 'settings' | 'store.departments'>;

/** Adds a department, on record; in force here when this resolves. */
export async function addDepartment(
  services: Changing,
  by: string,
  { id, ...body }: z.output<typeof AddDepartment>,
): Promise<DepartmentView | Refusal> {
  const refused = await store(services, by, id, ({ departments }) => {
    const objection = objectionToAdding({ id, overflow: body.overflow }, departments);
    return objection ?? { keep: body };
  });
  return refused ?? viewOf(services, id);
}

/** Changes what is named of a department, all of it or nothing, with a line in the audit log for each thing that changed. */
export async function changeDepartment(
  services: Changing,
  by: string,
  id: string,
  { own = {}, version, ...change }: Change,
): Promise<DepartmentView | Refusal> {
  const needsTags = own['wrapUpRequired'] === true && !hasTags(services.settings.profile.tags, id);
  if (needsTags) return badSetting('wrapUpRequired', 'there is no tag to choose yet; make some first');
  const settings = Object.keys(own).length === 0 ? [] : ownChanges(services, id, own);
  if (isRefusal(settings)) return settings;
  const refused = await store(services, by, id, ({ departments }) => {
    const before = departments.find((one) => one.id === id);
    if (!before) return NO_SUCH_DEPARTMENT;
    const changedBefore = objectionToVersion(before, version);
    if (changedBefore) return changedBefore;
    const { name = before.name, overflow = before.overflow, pages = before.pages } = change;
    const objection = objectionToOverflow({ id, overflow }, departments);
    return objection ?? { keep: { name, overflow, pages }, settings };
  });
  return refused ?? viewOf(services, id);
}

/** Stores or, with null, removes a department's own value of a setting, unless the department has changed since it was read. */
export function keepOwnOf(
  services: Changing,
  by: string,
  id: string,
  version: number,
  change: SettingChange,
): Promise<Refusal | null> {
  return store(services, by, id, ({ departments }) => {
    const before = departments.find((one) => one.id === id);
    if (!before) return NO_SUCH_DEPARTMENT;
    return objectionToVersion(before, version) ?? { keep: before, settings: [change] };
  });
}

function objectionToVersion(
  { version, changedBy }: StoredDepartment,
  read: number | undefined,
): Refusal | null {
  if (read === undefined || read === version) return null;
  return refuse('conflict', `The department was changed by ${changedBy} meanwhile; look at it again.`);
}

/** Removes a department without waiting or open chats and without open cases, and its memberships, on all processes. */
export async function removeDepartment(
  services: Changing & Needs<'rooms' | 'store.staff'>,
  by: string,
  id: string,
): Promise<Refusal | null> {
  const member = services.directory
    .members()
    .find(({ departments }) => departments.some(({ department }) => department === id));
  const refused = await store(services, by, id, ({ departments, ...open }) => {
    if (!departments.some((one) => one.id === id)) return NO_SUCH_DEPARTMENT;
    return objectionToRemoving(open) ?? { keep: null };
  });
  // Said of one of them only: every process then reads all staff again.
  if (refused === null && member) await accountChanged(services, member.account);
  return refused;
}

/**
 * Stores what a settings file says, the desk's settings and departments, in one transaction: all of it, on record and in force
 * here when this resolves, or nothing.
 */
export async function keepAll(
  services: Changing,
  by: string,
  change: DepartmentsChange,
): Promise<Refusal | ChangedBefore | null> {
  const ids = change.departments.map(({ id }) => id);
  const refused = await onRecord(services, by, (author) =>
    services.store.departments.changeAll(
      { ...change, settings: change.settings.map(withoutPast) },
      (kept) => {
        const after = new Map<string, { id: string; overflow: readonly OverflowStep[] }>(
          kept.map((one) => [one.id, one]),
        );
        for (const { id, keep } of change.departments) after.set(id, { id, overflow: keep.overflow });
        return objectionToAll([...after.values()], ids);
      },
      author,
    ),
  );
  if (refused !== null) await services.settings.read();
  return refused;
}

function store(
  services: Changing,
  by: string,
  id: string,
  decide: (facts: DepartmentFacts) => DepartmentChange | Refusal,
): Promise<Refusal | null> {
  return onRecord(services, by, (author) => services.store.departments.change(id, decide, author));
}

/** Runs a change with an author who puts it on record; if it was not refused, every process hears of it. */
async function onRecord<R>(
  services: Changing,
  by: string,
  change: (author: DepartmentAuthor) => Promise<R | null>,
): Promise<R | null> {
  const { audit, clock, settings, dispatcher } = services;
  const at = clock.now();
  const lines: AuditLine[] = [];
  const note = (line: AuditLine): AuditLine => {
    lines.push(line);
    return line;
  };
  const refused = await change({
    ...{ by, at },
    line: (head, before, after) => note(audit.lineAfter(head, { by, ...departmentAct(before, after) }, at)),
    setting: (head, before, one) =>
      note(audit.lineAfter(head, { by, ...settingAct(settings, before, one) }, at)),
  });
  if (refused) return refused;
  for (const line of lines) audit.note(line);
  await settings.changed();
  dispatcher.queueMoved();
  return null;
}

function departmentAct(before: StoredDepartment | null, after: StoredDepartment | null) {
  const about = (after ?? before)?.id ?? '';
  if (after === null) return { act: 'department_removed' as const, about };
  const details = {
    name: after.name,
    overflow: wordsOf(after.overflow),
    pages: after.pages.join(' '),
  };
  return before === null
    ? { act: 'department_added' as const, about, details }
    : { act: 'department_changed' as const, about, details };
}

/** Where a department passes chats on to, in a line. */
export function wordsOf(overflow: readonly OverflowStep[]): string {
  return overflow.map(({ id, after }) => `${id} ${after}`).join(', ');
}

/** The changes of a department's own settings, as they are stored; null restores the desk's value. */
function ownChanges(
  { settings }: Needs<'settings'>,
  id: string,
  given: Readonly<Record<string, unknown>>,
): SettingChange[] | Refusal {
  const read = readChanges(given);
  if (isRefusal(read)) return read;
  const { changes } = read;
  for (const key of changes.keys()) {
    if (!SETTINGS[key].department) return badSetting(key, 'a department has none of its own');
    if (settings.overrides.has(key)) return locked(key);
  }
  return (
    disorderAfter(ownValues(id, settings.allStored()), changes, settings.current()) ??
    [...changes].map(([key, value]) => ({ key: ownKey(id, key), value }))
  );
}

function viewOf(services: Needs<'directory' | 'settings'>, id: string): DepartmentView | Refusal {
  const stored = services.settings.storedDepartments().find((one) => one.id === id);
  // It was removed at the same moment by another request.
  return stored ? departmentView(services, stored) : NO_SUCH_DEPARTMENT;
}

/** Every department, with what it has of its own and who belongs to it. */
export function listDepartments(services: Needs<'directory' | 'settings'>): DepartmentsView {
  return { departments: services.settings.storedDepartments().map((one) => departmentView(services, one)) };
}

/** One department as staff see it. */
function departmentView(
  { directory, settings }: Needs<'directory' | 'settings'>,
  { id, name, overflow, pages, version }: StoredDepartment,
): DepartmentView {
  const staff = directory.members().flatMap(({ account, departments }) => {
    const membership = departments.find(({ department }) => department === id);
    return membership ? [{ account, serves: membership.serves }] : [];
  });
  const own = Object.fromEntries(ownValues(id, settings.allStored()));
  const ownBefore = Object.fromEntries(ownValuesBefore(id, settings.allStored()));
  return { id, name, overflow: [...overflow], pages: [...pages], own, ownBefore, staff, version };
}
