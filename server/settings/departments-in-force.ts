import { msOfAfter } from '../../protocol/departments.ts';
import { StoredCalendar, type WireDay } from '../../protocol/calendar.ts';
import { isSettingKey, SETTINGS, type AnyWire, type SettingKey } from '../../protocol/settings.ts';
import type { ServiceHours } from '../domain/calendar/service-hours.ts';
import type { Department, Departments } from '../domain/department/department.ts';
import type { StoredDepartment } from '../storage/departments/store.ts';
import type { StoredSetting } from '../storage/settings/store.ts';
import { ifSet, type WireValues } from '../../protocol/setting-values.ts';
import { disorderIn, keptValues } from './desk-settings.ts';
import { limitsIn, restingIn } from './in-force.ts';
import type { HoursOf } from './kept-hours.ts';
import { lookIn } from '../../protocol/look-of-settings.ts';
import { TAGS_KEY } from './tags-in-force.ts';

/** What departments are made from. */
export interface DepartmentSources {
  departments: readonly StoredDepartment[];
  /** Everything that is kept of settings, the desk's and theirs. */
  kept: readonly StoredSetting[];
  /** What is in force on the desk: the environment's values, and those kept. */
  values: WireValues;
  overrides: WireValues;
  calendar: StoredCalendar;
  /** The desk's hours: the very ones of every department that has none of its own, with all they have computed. */
  hours: ServiceHours;
  hoursOf: HoursOf;
}

/** Under which key a setting is kept that a department has of its own: `sales/idleClose`. */
export function ownKey(department: string, key: SettingKey): string {
  return `${department}/${key}`;
}

/** Under which key the dates are kept that are other for a department than for the desk. */
export function ownCalendarKey(department: string): string {
  return `${department}/calendar`;
}

/** Under which key the tags are kept that a department has of its own. */
export function ownTagsKey(department: string): string {
  return `${department}/${TAGS_KEY}`;
}

/** Whose setting is kept under a key, and which; null if it is one of the desk itself. */
export function ownerOf(kept: string): { department: string; key: string } | null {
  const at = kept.indexOf('/');
  return at < 0 ? null : { department: kept.slice(0, at), key: kept.slice(at + 1) };
}

/** What a department has of its own; what this version does not know, or no department may have, is left out. */
export function ownValues(department: string, kept: readonly StoredSetting[]): Map<SettingKey, AnyWire> {
  return keptValues(ownIn(department, kept));
}

/** The values before the last change of each that was changed; null is the desk's. What this version cannot read is left out. */
export function ownValuesBefore(
  department: string,
  kept: readonly StoredSetting[],
): Map<SettingKey, AnyWire | null> {
  const last = ownIn(department, kept).flatMap(({ key, earlier }) =>
    earlier.slice(-1).map(({ value }) => ({ key, value })),
  );
  const unset = last.flatMap(({ key, value }) => (value === null ? [[key, null] as const] : []));
  return new Map<SettingKey, AnyWire | null>([...unset, ...keptValues(last)]);
}

function ownIn(department: string, kept: readonly StoredSetting[]) {
  return kept.flatMap(({ key, value, earlier }) => {
    const owner = ownerOf(key);
    return owner?.department === department && isSettingKey(owner.key) && SETTINGS[owner.key].department
      ? [{ key: owner.key, value, earlier }]
      : [];
  });
}

/** Every department with what holds for it: the environment's value, else its own, else the desk's. */
export function departmentsInForce(sources: DepartmentSources): Departments {
  return new Map(sources.departments.map((one) => [one.id, inForceFor(one, sources)]));
}

function inForceFor({ id, name, overflow, pages }: StoredDepartment, sources: DepartmentSources): Department {
  const { kept, values, overrides, calendar, hours, hoursOf } = sources;
  const own = ownValues(id, kept);
  for (const key of overrides.keys()) own.delete(key);
  const merged = withOwn(values, own);
  const dates = ownDays(id, kept);
  const hasOwnWeek = own.has('serviceHours');
  const ownHours =
    hasOwnWeek || dates.length > 0
      ? hoursOf(merged, { week: hasOwnWeek ? null : calendar.week, days: withOwnDays(calendar.days, dates) })
      : hours;
  return {
    ...{ id, name, pages },
    overflow: overflow.map((step) => ({ id: step.id, after: msOfAfter(step.after) })),
    capacity: ifSet(own, SETTINGS.agentCapacity),
    hours: ownHours,
    limits: limitsIn(merged, clocksBefore(id, own, kept), values),
    look: lookIn(merged),
    resting: restingIn(merged, ownHours),
  };
}

/** The dates that are other for a department than for the desk. */
export function ownDays(department: string, kept: readonly StoredSetting[]): readonly WireDay[] {
  const key = ownCalendarKey(department);
  const read = StoredCalendar.safeParse(kept.find((one) => one.key === key)?.value);
  return read.success ? read.data.days : [];
}

/** The desk's dates with a department's own in their place. */
function withOwnDays(days: readonly WireDay[], own: readonly WireDay[]): WireDay[] {
  const all = new Map([...days, ...own].map((day) => [day.date, day]));
  return [...all.values()].sort((one, other) => (one.date < other.date ? -1 : 1));
}

/** The desk's values with a department's own in their place; own ones that contradict the desk's do not count. */
export function withOwn(values: WireValues, own: WireValues): WireValues {
  const merged = new Map([...values, ...own]);
  const restore = (key: SettingKey): void => {
    const desks = values.get(key);
    if (desks === undefined) merged.delete(key);
    else merged.set(key, desks);
  };
  const left = new Set(own.keys());
  for (let wrong = disorderIn(merged); wrong && left.size > 0; wrong = disorderIn(merged))
    for (const key of [wrong.key, wrong.other]) {
      left.delete(key);
      restore(key);
    }
  return merged;
}

/** What the clocks of a department were before: its own, and the desk's of those that it has none of. */
function clocksBefore(id: string, own: WireValues, kept: readonly StoredSetting[]) {
  return kept.flatMap(({ key, earlier }) => {
    const owner = ownerOf(key);
    if (owner === null) return isSettingKey(key) && own.has(key) ? [] : [{ key, earlier }];
    return owner.department === id ? [{ key: owner.key, earlier }] : [];
  });
}
