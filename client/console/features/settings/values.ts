import { fitOf, spell, type Spelling, type ToPinyin } from '../../../../phrases/search/pinyin.ts';
import { SETTING_KEYS, SETTINGS, variableOf, type SettingView } from '../../../../protocol/settings.ts';

/** A value in the form in which it is typed. */
export function textOf(value: SettingView['value']): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** Whether a setting is other than on a new desk. */
export function isChanged({ value, default: first, isSet }: SettingView): boolean {
  return isSet ?? textOf(value) !== textOf(first);
}

const spelled = new WeakMap<ToPinyin, Map<string, Spelling>>();

/** The pinyin of a setting's name, computed once for each. */
function spellingOf(key: SettingView['key'], toPinyin: ToPinyin): Spelling {
  const known = spelled.get(toPinyin) ?? new Map<string, Spelling>();
  spelled.set(toPinyin, known);
  const spelling = known.get(key) ?? spell(SETTINGS[key].words['zh-CN'].name, toPinyin);
  known.set(key, spelling);
  return spelling;
}

/**
 * Whether the texts of a setting, in either language, or its variable contain all searched words, or its Chinese name is spoken so,
 * in whole syllables, first letters, or a mixture.
 */
export function isFound(key: SettingView['key'], query: string, toPinyin: ToPinyin): boolean {
  const { words } = SETTINGS[key];
  const said = [key, variableOf(key), ...Object.values(words).flatMap(({ name, meaning }) => [name, meaning])]
    .join('\n')
    .toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => said.includes(word) || isSpoken(key, word, toPinyin));
}

function isSpoken(key: SettingView['key'], word: string, toPinyin: ToPinyin): boolean {
  return /^[a-z]+$/u.test(word) && fitOf(spellingOf(key, toPinyin), word) !== undefined;
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
