import { variableOf, type AnyWire, type SettingKey } from '../../../protocol/settings.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { type WireValues } from '../../../protocol/setting-values.ts';
import { badSetting, disorderIn } from '../../settings/desk-settings.ts';

/** The refusal of a setting that the environment settles. */
export function locked(key: SettingKey): Refusal {
  const message = `${key} is settled by the environment variable ${variableOf(key)}.`;
  return { ...refuse('conflict', message), field: key };
}

/**
 * Why these changes cannot be made: afterwards two settings would contradict each other; null if none would. `values` are
 * those that the changes are made to; null takes one away, and the refusal names one that was to change. `under`: what counts
 * where nothing is set, as the desk's values do for a department.
 */
export function disorderAfter(
  values: WireValues,
  changes: ReadonlyMap<SettingKey, AnyWire | null>,
  under: WireValues = new Map(),
): Refusal | null {
  const after = new Map(values);
  for (const [key, value] of changes)
    if (value === null) after.delete(key);
    else after.set(key, value);
  const wrong = disorderIn(new Map([...under, ...after]));
  if (!wrong) return null;
  return changes.has(wrong.key)
    ? badSetting(
        wrong.key,
        wrong.fault((key) => key),
      )
    : badSetting(wrong.other, `must not be longer than ${wrong.key}`);
}
