import {
  isSecret,
  SETTING_KEYS,
  SETTINGS,
  variableOf,
  type AnyWire,
  type SettingKey,
  type SettingsView,
  type SettingView,
} from '../../../protocol/settings.ts';
import { iso } from '../../domain/instant.ts';
import type { DeskSettings } from '../../live/desk-settings.ts';
import { keptValues } from '../../settings/desk-settings.ts';
import { SAMPLE_COMPANY } from '../../../protocol/look-of-settings.ts';
import { defaultHours } from '../../settings/in-force.ts';
import type { StoredSetting } from '../../storage/settings/store.ts';
import type { Needs } from '../services.ts';

/** Every setting with its value in force. Of a secret only whether it is set. */
export function listSettings({ settings }: Needs<'settings'>): SettingsView {
  return { settings: SETTING_KEYS.map((key) => viewOf(settings, key)) };
}

function viewOf(settings: DeskSettings, key: SettingKey): SettingView {
  const { group, kind } = SETTINGS[key];
  const kept = settings.stored(key);
  const unset = defaultOf(settings, key);
  const isLocked = settings.overrides.has(key);
  const stored = kept === null ? undefined : keptValues([kept]).get(key);
  return {
    key,
    value: isSecret(key) ? null : (settings.current().get(key) ?? unset),
    ...(isSecret(key) ? { isSet: settings.current().has(key) } : {}),
    default: unset,
    ...(isLocked ? { lockedBy: variableOf(key) } : {}),
    ...(isLocked && stored !== undefined && !isSecret(key) ? { stored } : {}),
    variable: variableOf(key),
    unit: kind.unit,
    group,
    version: kept?.version ?? 0,
    changedAt: kept === null ? null : iso(kept.changedAt),
    changedBy: kept?.changedBy ?? null,
    ...beforeOf(key, kept),
  };
}

/** The value before the last change; none if this version cannot read it. */
function beforeOf(key: SettingKey, kept: StoredSetting | null): Pick<SettingView, 'before'> {
  const last = kept?.earlier.at(-1);
  if (last === undefined || isSecret(key)) return {};
  if (last.value === null) return { before: null };
  const before = keptValues([{ key, value: last.value }]).get(key);
  return before === undefined ? {} : { before };
}

/** The value of a setting that has not been set. */
export function defaultOf({ process, profile }: DeskSettings, key: SettingKey): AnyWire | null {
  if (key === 'serviceHours') return defaultHours(process.sampleStaff);
  if (key === 'company') return SAMPLE_COMPANY[profile.locale];
  return SETTINGS[key].default;
}
