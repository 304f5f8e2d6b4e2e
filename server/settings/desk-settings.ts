import { isPictureKey } from '../../protocol/picture-settings.ts';
import { inForce, parseSetting, type WireValues } from '../../protocol/setting-values.ts';
import {
  IN_ORDER,
  isSettingKey,
  SETTING_KEYS,
  SETTINGS,
  variableOf,
  type AnyWire,
  type SettingKey,
} from '../../protocol/settings.ts';
import { UNITS } from '../../protocol/setting-kinds.ts';
import { refuse, type Refusal } from '../domain/refusal.ts';
import { BadSetting } from './environment.ts';

/** Reads the environment's overrides. Unset and empty mean no override. Throws {@link BadSetting}. */
export function readOverrides(env: Readonly<Record<string, string | undefined>>): WireValues {
  const read = new Map<SettingKey, AnyWire>();
  for (const key of SETTING_KEYS) {
    const said = env[variableOf(key)];
    if (said === undefined || said === '' || isPictureKey(key)) continue;
    const value = parseSetting(key, said);
    if ('fault' in value) throw new BadSetting(`${variableOf(key)}: ${value.fault}`);
    read.set(key, value.wire);
  }
  const disorder = disorderIn(read);
  if (disorder) throw new BadSetting(`${variableOf(disorder.key)}: ${disorder.fault(variableOf)}`);
  return read;
}

/** Reads a request to change settings: values by key, null for the default. Refuses the first invalid one. */
export function readChanges(
  given: Readonly<Record<string, unknown>>,
): { changes: Map<SettingKey, AnyWire | null> } | Refusal {
  const changes = new Map<SettingKey, AnyWire | null>();
  for (const [key, value] of Object.entries(given)) {
    if (!isSettingKey(key)) return badSetting(key, 'there is no such setting');
    const read = value === null ? { wire: null } : parseSetting(key, value);
    if ('fault' in read) return badSetting(key, read.fault);
    changes.set(key, read.wire);
  }
  return changes.size > 0 ? { changes } : refuse('bad_request', 'Name the settings that are to change.');
}

/** The refusal of a value, which names its setting. */
export function badSetting(key: string, fault: string): Refusal {
  return { ...refuse('bad_request', `${key}: ${fault}`), field: key };
}

/**
 * The first pair of settings that contradict each other, with a sentence on the first of them; null if there is none.
 */
export function disorderIn(
  values: WireValues,
): { key: SettingKey; other: SettingKey; fault: (nameOf: (key: SettingKey) => string) => string } | null {
  for (const [key, other] of IN_ORDER)
    if (inForce(values, SETTINGS[key]) < inForce(values, SETTINGS[other]))
      return { key, other, fault: (nameOf) => `must not be shorter than ${nameOf(other)}` };
  return null;
}

/**
 * The values in force: the environment's, else the stored ones. Ignores stored values that are invalid or contradict
 * the environment.
 */
export function valuesInForce(overrides: WireValues, kept: WireValues): WireValues {
  const values = new Map([...kept, ...overrides]);
  for (let wrong = disorderIn(values); wrong; wrong = disorderIn(values))
    for (const key of [wrong.key, wrong.other]) if (!overrides.has(key)) values.delete(key);
  return values;
}

/** Parses stored settings; skips what this version does not know or cannot parse. */
export function keptValues(kept: readonly { key: string; value: unknown }[]): Map<SettingKey, AnyWire> {
  const values = new Map<SettingKey, AnyWire>();
  for (const { key, value } of kept) {
    if (value === null || !isSettingKey(key)) continue;
    const read = parseSetting(key, value);
    if ('wire' in read) values.set(key, read.wire);
  }
  return values;
}

/** A duration in hours, for phrases. */
export const inHours = (ms: number): number => ms / UNITS.h;
