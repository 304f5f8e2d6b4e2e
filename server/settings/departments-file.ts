import { z } from 'zod';
import { StoredCalendar, type WireDay } from '../../protocol/calendar.ts';
import { ChangeDepartment, DepartmentId } from '../../protocol/departments.ts';
import { isSecret, isSettingKey, SETTINGS, type AnyWire, type SettingKey } from '../../protocol/settings.ts';
import { Tags, type Tag } from '../../protocol/tags.ts';
import type { DepartmentBody, StoredDepartment } from '../storage/departments/store.ts';
import type { StoredSetting } from '../storage/settings/store.ts';
import { ownDays, ownTagsKey, ownValues } from './departments-in-force.ts';
import { tagsKept } from './tags-in-force.ts';
import { parseSetting, type WireValues } from '../../protocol/setting-values.ts';

/** What a settings file says of one department: what it does not name stays. */
export interface FileDepartment {
  id: string;
  body: Partial<DepartmentBody>;
  /** Settings of its own; null is the desk's value again. */
  own: Map<SettingKey, AnyWire | null>;
  /** The dates that are other for it than for the desk; null: not named. */
  days: readonly WireDay[] | null;
  /** Its own tags; null: not named. */
  tags: readonly Tag[] | null;
}

/** A part of a department that cannot be taken: `part` is empty for the department as a whole. */
export interface DepartmentFault {
  id: string;
  part: string;
  message: string;
}

const Body = z.strictObject({
  name: ChangeDepartment.shape.name,
  overflow: ChangeDepartment.shape.overflow,
  pages: ChangeDepartment.shape.pages,
});

const OwnCalendar = z.strictObject({ days: StoredCalendar.shape.days });

/** Departments as a settings file writes them, by their ids; what the environment settles is not in it. */
export function departmentsToFile(
  departments: readonly StoredDepartment[],
  kept: readonly StoredSetting[],
  overrides: WireValues,
): Record<string, object> {
  return Object.fromEntries(
    departments.map(({ id, name, overflow, pages }) => {
      const own = [...ownValues(id, kept)].filter(([key]) => !overrides.has(key));
      const settings = own.sort(([one], [other]) => (one < other ? -1 : 1));
      const days = ownDays(id, kept);
      const tags = tagsKept(ownTagsKey(id), kept);
      return [
        id,
        {
          ...{ name, overflow, pages, settings: Object.fromEntries(settings), calendar: { days } },
          ...(tags.length === 0 ? {} : { tags }),
        },
      ] as const;
    }),
  );
}

/** Reads the departments of a settings file, each of them and all their faults. */
export function departmentsFromFile(given: unknown): {
  departments: FileDepartment[];
  faults: DepartmentFault[];
} {
  const faults: DepartmentFault[] = [];
  const departments: FileDepartment[] = [];
  const all = z.record(z.string(), z.unknown()).safeParse(given ?? {});
  if (!all.success) return { departments, faults: [{ id: '', part: '', message: 'must name departments' }] };
  for (const [written, said] of Object.entries(all.data)) {
    const fault = (part: string, message: string) => faults.push({ id: written, part, message });
    const id = DepartmentId.safeParse(written);
    const parts = z.record(z.string(), z.unknown()).safeParse(said);
    if (!id.success) fault('', firstOf(id.error));
    else if (!parts.success) fault('', 'must say what the department is');
    else departments.push(readDepartment(id.data, parts.data, fault));
  }
  const twice = departments.find(({ id }, at) => departments.findIndex((one) => one.id === id) < at);
  if (twice) faults.push({ id: twice.id, part: '', message: 'is named twice' });
  return { departments, faults };
}

function readDepartment(
  id: string,
  { settings, calendar, tags: named, ...said }: Record<string, unknown>,
  fault: (part: string, message: string) => void,
): FileDepartment {
  const body = readBody(said, fault);
  const days = calendar === undefined ? null : OwnCalendar.safeParse(calendar);
  if (days?.success === false) fault('calendar', firstOf(days.error));
  const tags = named === undefined ? null : Tags.safeParse(named);
  if (tags?.success === false) fault('tags', firstOf(tags.error));
  return {
    id,
    body,
    own: readOwn(settings, fault),
    days: days?.data?.days ?? null,
    tags: tags?.data ?? null,
  };
}

function readOwn(settings: unknown, fault: (part: string, message: string) => void): FileDepartment['own'] {
  const own: FileDepartment['own'] = new Map();
  const asked = z.record(z.string(), z.unknown()).safeParse(settings ?? {});
  if (!asked.success) fault('settings', 'must name settings');
  for (const [key, value] of Object.entries(asked.data ?? {})) {
    const read = readOwnValue(key, value);
    if ('fault' in read) fault(key, read.fault);
    else own.set(read.key, read.wire);
  }
  return own;
}

function readOwnValue(
  key: string,
  value: unknown,
): { key: SettingKey; wire: AnyWire | null } | { fault: string } {
  if (!isSettingKey(key)) return { fault: 'there is no such setting' };
  if (!SETTINGS[key].department || isSecret(key)) return { fault: 'a department has none of its own' };
  if (value === null) return { key, wire: null };
  const read = parseSetting(key, value);
  return 'fault' in read ? read : { key, wire: read.wire };
}

function readBody(
  said: Record<string, unknown>,
  fault: (part: string, message: string) => void,
): Partial<DepartmentBody> {
  const body = Body.safeParse(said);
  for (const issue of body.error?.issues ?? [])
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) fault(key, 'there is no such part');
    else fault(String(issue.path[0] ?? ''), issue.message);
  return given(body.data ?? {});
}

function given({ name, overflow, pages }: z.output<typeof Body>): Partial<DepartmentBody> {
  return {
    ...(name === undefined ? {} : { name }),
    ...(overflow === undefined ? {} : { overflow }),
    ...(pages === undefined ? {} : { pages }),
  };
}

function firstOf({ issues: [issue] }: z.ZodError): string {
  return `${issue?.path.join('.') ?? ''} ${issue?.message ?? 'cannot be read'}`.trim();
}
