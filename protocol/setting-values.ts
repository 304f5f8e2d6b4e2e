import type { Setting } from './declare-setting.ts';
import { SETTING_KEYS, SETTINGS, type AnyWire, type SettingKey } from './settings.ts';

/** Values of settings in their wire format; a missing key is unset. */
export type WireValues = ReadonlyMap<SettingKey, AnyWire>;

/** Parses a stored value, or says what is wrong with it. */
export function parseSetting(key: SettingKey, given: unknown): { wire: AnyWire } | { fault: string } {
  const read = SETTINGS[key].kind.schema.safeParse(given);
  return read.success ? { wire: read.data } : { fault: read.error.issues[0]?.message ?? 'cannot be read' };
}

const KEYS = new Map<unknown, SettingKey>(SETTING_KEYS.map((key) => [SETTINGS[key], key]));

/** The value of a setting that has a default, as code reads it. */
export function inForce<Wire, Value>(values: WireValues, setting: Setting<Wire, Value, Wire & {}>): Value {
  return setting.kind.valueOf(wireIn(values, setting) ?? setting.default);
}

/** The value of a setting; null if it is unset. */
export function ifSet<Wire, Value>(
  values: WireValues,
  setting: Setting<Wire, Value, Wire | null>,
): Value | null {
  const wire = wireIn(values, setting);
  return wire === null ? null : setting.kind.valueOf(wire);
}

function wireIn<Wire, Value>(values: WireValues, setting: Setting<Wire, Value, Wire | null>): Wire | null {
  const key = KEYS.get(setting);
  const given = key === undefined ? undefined : values.get(key);
  return given === undefined ? null : setting.kind.schema.parse(given);
}
