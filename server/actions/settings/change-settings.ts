import {
  isSecret,
  isSettingKey,
  type AnyWire,
  type SettingKey,
  type SettingsView,
} from '../../../protocol/settings.ts';
import { refuse, type Refusal, isRefusal } from '../../domain/refusal.ts';
import { CALENDAR_KEY, type DeskSettings } from '../../live/desk-settings.ts';
import { readChanges } from '../../settings/desk-settings.ts';
import type { SettingChange, StoredSetting } from '../../storage/settings/store.ts';
import type { Needs } from '../services.ts';
import { claimPictures } from './pictures.ts';
import { objectionToRequiring } from '../tags/tag-trees.ts';
import { disorderAfter, locked } from './objections.ts';
import { withSecretsForgotten } from './secrets.ts';
import { signInObjection, type Changer } from './sign-in-objection.ts';
import { storeChanges } from './store-changes.ts';
import { defaultOf, listSettings } from './list-settings.ts';

/** What changing settings needs. */
export type Changing = Needs<
  'audit' | 'clock' | 'settings' | 'store.files' | 'store.settings' | 'store.staff' | 'store.twoFactor'
>;

/** What a request to change settings carries. */
interface Asked {
  [key: string]: unknown;
  versions?: Record<string, number> | undefined;
}

/**
 * Changes settings, all or none, each with its audit line; null restores the default. Refuses invalid values, settings
 * that the environment overrides, and, where versions are given, settings that somebody else has changed since.
 */
export async function changeSettings(
  services: Changing,
  by: Changer,
  { versions = {}, ...given }: Asked,
): Promise<SettingsView | Refusal> {
  const { settings } = services;
  // Another process may have set what these values have to agree with.
  await settings.read();
  const read = readChanges(given);
  if (isRefusal(read)) return read;
  const { changes } = read;
  for (const key of changes.keys()) if (settings.overrides.has(key)) return locked(key);
  const disorder = disorderAfter(settings.current(), changes);
  if (disorder) return disorder;
  const objection = await objectionTo(services, by, changes);
  if (objection) return objection;
  const writes = withSecretsForgotten(
    settings,
    [...changes].map(([key, value]) => ({ key, value, version: versions[key] })),
  );
  if (isRefusal(writes)) return writes;
  if (changes.has('serviceHours')) writes.push(...weekGivenUp(settings));
  const [changed] = await storeChanges(services, by.account, writes);
  return changed ? changedMeanwhile(settings, changed) : listSettings(services);
}

async function objectionTo(
  services: Changing,
  by: Changer,
  changes: ReadonlyMap<SettingKey, AnyWire | null>,
): Promise<Refusal | null> {
  const needsTags =
    changes.get('wrapUpRequired') === true ? objectionToRequiring(services.settings, null) : null;
  return (
    needsTags ?? (await signInObjection(services, by, changes)) ?? (await claimPictures(services, changes))
  );
}

/** Hours of every day and a week of the calendar's own exclude each other: whoever sets the hours gives up the week. */
export function weekGivenUp(settings: DeskSettings): SettingChange[] {
  const calendar = settings.storedCalendar();
  if (calendar.week === null) return [];
  return [{ key: CALENDAR_KEY, value: { ...calendar, week: null }, version: calendarVersion(settings) }];
}

/** The week that the calendar gave up for the last change of the hours comes back with them. */
export function weekGivenBack(
  settings: DeskSettings,
  { key, changedAt }: Pick<StoredSetting, 'key' | 'changedAt'>,
): SettingChange[] {
  const week = settings.stored(CALENDAR_KEY)?.earlier.at(-1);
  if (key !== 'serviceHours' || week?.until !== changedAt) return [];
  return [{ key: CALENDAR_KEY, value: week.value, version: calendarVersion(settings) }];
}

/** Only the week is meant: days that somebody else adds meanwhile must not be lost. */
function calendarVersion(settings: DeskSettings): number {
  return settings.stored(CALENDAR_KEY)?.version ?? 0;
}

/**
 * Takes the last change of a setting back, together with the week that the calendar gave up for it. Refuses if the setting
 * has been changed since it was read.
 */
export async function undoSetting(
  services: Changing,
  by: Changer,
  { key, version }: { key: SettingKey; version: number },
): Promise<SettingsView | Refusal> {
  const { settings } = services;
  // Another process may have made the change that is taken back.
  await settings.read();
  const kept = settings.stored(key);
  const last = kept?.earlier.at(-1);
  if (kept === null || last === undefined) return refuse('not_found', `${key} was never changed.`);
  const read = readChanges({ [key]: last.value });
  if (isRefusal(read)) return read;
  if (settings.overrides.has(key)) return locked(key);
  const disorder = disorderAfter(settings.current(), read.changes);
  if (disorder) return disorder;
  const objection = await objectionTo(services, by, read.changes);
  if (objection) return objection;
  const writes = withSecretsForgotten(settings, [{ key, value: last.value, version }]);
  if (isRefusal(writes)) return writes;
  writes.push(...weekGivenBack(settings, kept));
  const [changed] = await storeChanges(services, by.account, writes);
  return changed ? changedMeanwhile(settings, changed) : listSettings(services);
}

/** The first setting that somebody else has changed since it was read, with its current value. */
function changedMeanwhile(settings: DeskSettings, { key, changedBy }: StoredSetting): Refusal {
  const isTold = isSettingKey(key) && !isSecret(key);
  const now = isTold ? JSON.stringify(settings.current().get(key) ?? defaultOf(settings, key)) : null;
  const said = now === null ? '' : `; it is ${now} now`;
  const message = `${key} was changed by ${changedBy} meanwhile${said}.`;
  return { ...refuse('conflict', message), field: key };
}
