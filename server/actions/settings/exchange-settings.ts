import type { z } from 'zod';
import { isPictureKey } from '../../../protocol/picture-settings.ts';
import type { ImportSettings, SettingsCompared } from '../../../protocol/settings.ts';
import {
  isSecret,
  isSettingKey,
  variableOf,
  type AnyWire,
  type SettingKey,
} from '../../../protocol/settings.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { CALENDAR_KEY, type DeskSettings } from '../../live/desk-settings.ts';
import { parseSetting } from '../../../protocol/setting-values.ts';
import { disorderIn, keptValues } from '../../settings/desk-settings.ts';
import {
  readSettingsFile,
  writeSettingsFile,
  type FileFault,
  type FileSettings,
} from '../../settings/settings-file.ts';
import type { SettingChange } from '../../storage/settings/store.ts';
import { keepAll } from '../departments/departments.ts';
import { compareDepartments, exportDepartments } from '../departments/exchange-departments.ts';
import type { Needs } from '../services.ts';
import { weekFault } from './calendar.ts';
import { weekGivenUp, type Changing } from './change-settings.ts';
import { withSecretsForgotten } from './secrets.ts';
import { signInObjection, type Changer } from './sign-in-objection.ts';
import { TAGS_KEY, tagsKept } from '../../settings/tags-in-force.ts';
import { tagFaults } from '../tags/tag-trees.ts';
import { settingAct } from './store-changes.ts';

/** What has been set on the desk, as a file; what the environment settles is not in it. */
export function exportSettings({ settings }: Needs<'settings'>): string {
  const kept = [...keptValues(settings.allStored())].filter(
    ([key]) => !settings.overrides.has(key) && !isSecret(key) && !isPictureKey(key),
  );
  return writeSettingsFile(
    new Map(kept),
    settings.storedCalendar(),
    exportDepartments({ settings }),
    tagsKept(TAGS_KEY, settings.allStored()),
  );
}

/**
 * What a settings file would change, and, if it is to be applied, changes it: all of it, or nothing if one line cannot be
 * taken or somebody has changed settings since the comparison.
 */
export async function importSettings(
  services: Changing & Needs<'dispatcher' | 'directory' | 'rules' | 'store.chats' | 'store.departments'>,
  by: Changer,
  { text, apply, versions = {} }: z.output<typeof ImportSettings>,
): Promise<SettingsCompared | Refusal> {
  const { settings } = services;
  // Another process may have set what the file is compared with.
  await settings.read();
  const file = readSettingsFile(text);
  if ('faults' in file) return { changes: [], faults: file.faults, versions: {}, isApplied: false };
  const named = changesNamed(settings, file);
  const whole = withSecretsForgotten(settings, named);
  const objection = await signInObjection(services, by, valuesIn(named));
  const changes = isRefusal(whole) ? named : whole;
  const ofDepartments = compareDepartments(services, file.departments, file.lineOf);
  const faults = [
    ...(await tagFaults(services, file)),
    ...faultsOf(settings, file, changes),
    ...ofDepartments.faults,
    ...[isRefusal(whole) ? whole : null, objection].flatMap((refusal) => faultFrom(refusal, file.lineOf)),
  ];
  const compared: SettingsCompared = {
    changes: [
      ...changes.map((change) => ({ key: change.key, ...wordsOf(settings, change) })),
      ...ofDepartments.changes,
    ],
    faults,
    versions: Object.fromEntries([
      ...changes.map(({ key }) => [key, settings.stored(key)?.version ?? 0] as const),
      ...ofDepartments.departments.map(({ id, version }) => [`${id}/`, version] as const),
    ]),
    isApplied: false,
  };
  if (!apply || faults.length > 0 || compared.changes.length === 0) return compared;
  const desk = changes.map((change) => ({ ...change, version: versions[change.key] ?? 0 }));
  const refused = await keepAll(services, by.account, {
    departments: ofDepartments.departments.map((one) => ({ ...one, version: versions[`${one.id}/`] ?? 0 })),
    settings: [...desk, ...ofDepartments.settings],
  });
  if (refused === null) return { ...compared, isApplied: true };
  if (!('changedBefore' in refused)) return refused;
  const { key, changedBy } = refused.changedBefore;
  const who = changedBy === '' ? 'somebody' : changedBy;
  return {
    ...refuse('conflict', `${key} was changed by ${who} meanwhile; compare the file again.`),
    field: key,
  };
}

/** What a settings file would change of settings, calendars and tags, the departments' too; a refusal where it cannot be read. */
export function changesInFile({ settings }: Needs<'settings'>, text: string): SettingChange[] | Refusal {
  const file = readSettingsFile(text);
  if ('faults' in file) return refuse('bad_request', 'The settings file has lines that cannot be taken.');
  const ofDepartments = compareDepartments({ settings }, file.departments, file.lineOf);
  return [...changesNamed(settings, file), ...ofDepartments.settings];
}

/** The changes that a file names, the departments' aside: what it says as it is already is none. */
function changesNamed(settings: DeskSettings, file: FileSettings): SettingChange[] {
  const asked: SettingChange[] = [...file.values].map(([key, value]) => ({ key, value }));
  if (file.calendar !== null) asked.push({ key: CALENDAR_KEY, value: file.calendar });
  else if (isChange(settings, 'serviceHours', file.values.get('serviceHours')))
    asked.push(...weekGivenUp(settings));
  asked.push(...tagsAsked(file));
  return asked.filter(({ key, value }) => isChange(settings, key, value));
}

function tagsAsked({ tags }: Pick<FileSettings, 'tags'>): SettingChange[] {
  return tags === null ? [] : [{ key: TAGS_KEY, value: tags.length === 0 ? null : tags }];
}

/** The settings among changes, by their keys. */
function valuesIn(changes: readonly SettingChange[]): Map<SettingKey, AnyWire | null> {
  const values = new Map<SettingKey, AnyWire | null>();
  for (const { key, value } of changes) {
    if (!isSettingKey(key)) continue;
    const read = value === null ? { wire: null } : parseSetting(key, value);
    if ('wire' in read) values.set(key, read.wire);
  }
  return values;
}

function faultFrom(refusal: Refusal | null, lineOf: (key: string) => number): FileFault[] {
  if (refusal === null) return [];
  const key = refusal.field ?? '';
  return [{ line: lineOf(key), key, message: refusal.message }];
}

/** Whether a value differs from what is kept; undefined is not named. Both calendars were read by the same schema. */
function isChange(settings: DeskSettings, key: string, value: unknown): boolean {
  if (value === undefined) return false;
  const kept = key === CALENDAR_KEY ? settings.storedCalendar() : (settings.stored(key)?.value ?? null);
  return JSON.stringify(kept) !== JSON.stringify(value);
}

function faultsOf(
  settings: DeskSettings,
  { values, calendar, lineOf }: Exclude<ReturnType<typeof readSettingsFile>, { faults: FileFault[] }>,
  changes: readonly SettingChange[],
): FileFault[] {
  const changed = new Set(changes.map(({ key }) => key));
  const locked: FileFault[] = [...settings.overrides.keys()]
    .filter((key) => changed.has(key))
    .map((key) => ({
      ...{ line: lineOf(key), key },
      message: `is settled by the environment variable ${variableOf(key)}`,
    }));
  const after = new Map(settings.current());
  for (const [key, value] of values)
    if (value === null) after.delete(key);
    else after.set(key, value);
  const wrong = disorderIn(after);
  const disorder = wrong
    ? [{ line: lineOf(wrong.key), key: wrong.key, message: wrong.fault((key) => key) }]
    : [];
  const week = calendar?.week ? weekFault(calendar.week) : null;
  const isWeekLocked =
    settings.overrides.has('serviceHours') &&
    calendar !== null &&
    JSON.stringify(calendar.week) !== JSON.stringify(settings.storedCalendar().week);
  if (isWeekLocked)
    locked.push({
      ...{ line: lineOf(CALENDAR_KEY), key: CALENDAR_KEY },
      message: `week is settled by the environment variable ${variableOf('serviceHours')}`,
    });
  const overlap = week ? [{ line: lineOf(CALENDAR_KEY), key: CALENDAR_KEY, message: week.message }] : [];
  return [...locked, ...disorder, ...overlap].sort((one, other) => one.line - other.line);
}

/** Old and new value, as the audit log says them. */
function wordsOf(settings: DeskSettings, change: SettingChange): { from: string; to: string } {
  const { details = {} } = settingAct(settings, settings.stored(change.key), change);
  return change.key === CALENDAR_KEY || change.key === TAGS_KEY
    ? { from: '', to: JSON.stringify(details) }
    : { from: String(details['from']), to: String(details['to']) };
}
