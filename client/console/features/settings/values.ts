import { SETTING_KEYS, SETTINGS, variableOf, type SettingView } from '../../../../protocol/settings.ts';

/** A value in the form in which it is typed. */
export function textOf(value: SettingView['value']): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** Whether the texts of a setting, in either language, or its variable contain all searched words. */
export function isFound(key: SettingView['key'], query: string): boolean {
  const { words } = SETTINGS[key];
  const said = [key, variableOf(key), ...Object.values(words).flatMap(({ name, meaning }) => [name, meaning])]
    .join('\n')
    .toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => said.includes(word));
}

/** Merges by version: a late answer does not replace a newer value. */
export function newest(known: readonly SettingView[], changed: readonly SettingView[]): SettingView[] {
  return known.map((one) => {
    const other = changed.find(({ key }) => key === one.key);
    return other && other.version >= one.version ? other : one;
  });
}

/** The other setting named in a refusal, when two settings contradict each other. */
export function otherIn(message: string): SettingView['key'] | undefined {
  const named = /must not be (?:shorter|longer) than (\w+)/.exec(message)?.[1];
  return SETTING_KEYS.find((key) => key === named);
}
