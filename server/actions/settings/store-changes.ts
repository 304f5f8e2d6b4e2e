import { StoredCalendar, type CalendarChange } from '../../../protocol/calendar.ts';
import { isSecret, isSettingKey } from '../../../protocol/settings.ts';
import type { AuditLine, Audited } from '../../domain/audit/audit.ts';
import { NO_CALENDAR } from '../../domain/calendar/service-hours.ts';
import { CALENDAR_KEY, type DeskSettings } from '../../live/desk-settings.ts';
import { ownerOf } from '../../settings/departments-in-force.ts';
import { tagsChange } from '../../domain/tag/tags.ts';
import { TAGS_KEY, tagsKept } from '../../settings/tags-in-force.ts';
import type { SettingChange, StoredSetting } from '../../storage/settings/store.ts';
import type { Needs } from '../services.ts';
import { defaultOf } from './list-settings.ts';

/**
 * Stores changes and their audit lines in one transaction; they are in force on this process when this resolves.
 * Returns the settings that somebody else has changed since the given versions: then nothing was stored.
 */
export async function storeChanges(
  services: Needs<'audit' | 'clock' | 'settings' | 'store.settings'>,
  by: string,
  changes: readonly SettingChange[],
): Promise<readonly StoredSetting[]> {
  const { audit, settings, store } = services;
  const at = services.clock.now();
  const lines: AuditLine[] = [];
  const outcome = await store.settings.change(changes.map(withoutPast), {
    ...{ by, at },
    line: (head, before, change) => {
      const line = audit.lineAfter(head, { by, ...settingAct(settings, before, change) }, at);
      lines.push(line);
      return line;
    },
  });
  if ('changedBefore' in outcome) {
    await settings.read();
    return outcome.changedBefore;
  }
  for (const line of lines) audit.note(line);
  if (outcome.kept.length > 0) await settings.changed();
  return [];
}

/** Of a secret no earlier value is kept. */
export function withoutPast(change: SettingChange): SettingChange {
  return isSecret(change.key) ? { ...change, hasPast: false } : change;
}

/** The audit details of a change: old and new value; of a secret only whether there was one. */
export function settingAct(
  settings: DeskSettings,
  before: StoredSetting | null,
  { key, value }: SettingChange,
): Omit<Audited, 'by'> {
  const act = 'settings_changed' as const;
  if ((ownerOf(key)?.key ?? key) === CALENDAR_KEY)
    return { act, about: key, details: { ...calendarChange(before?.value, value) } };
  if ((ownerOf(key)?.key ?? key) === TAGS_KEY) {
    const [was, is] = [before?.value, value].map((one) => tagsKept(key, [{ key, value: one }]));
    return { act, about: key, details: tagsChange(was ?? [], is ?? []) };
  }
  // What a department has none of its own of is the desk's.
  const unset = isSettingKey(key) ? defaultOf(settings, key) : null;
  const textOf = (one: unknown) => (isSecret(key) ? (one === null ? 'null' : HIDDEN) : wordsOf(one ?? unset));
  return { act, about: key, details: { from: textOf(before?.value ?? null), to: textOf(value) } };
}

/** Stands for a secret. */
const HIDDEN = '••••••';

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What leads from one stored calendar to another. */
export function calendarChange(before: unknown, after: unknown): CalendarChange {
  const [was, is] = [calendarFrom(before), calendarFrom(after)];
  const old = new Map(was.days.map((day) => [day.date, JSON.stringify(day)]));
  const dates = new Set(is.days.map(({ date }) => date));
  const known = is.days.filter(({ date }) => old.has(date));
  return {
    added: is.days.length - known.length,
    changed: known.filter((day) => old.get(day.date) !== JSON.stringify(day)).length,
    removed: was.days.filter(({ date }) => !dates.has(date)).length,
    week: JSON.stringify(was.week) !== JSON.stringify(is.week),
  };
}

function calendarFrom(value: unknown): StoredCalendar {
  const read = StoredCalendar.safeParse(value);
  return read.success ? read.data : NO_CALENDAR;
}
