import type { SettingKind } from './setting-kinds.ts';

/** The headings under which settings are shown. */
export const SETTING_GROUPS = [
  'company',
  'hours',
  'clocks',
  'waiting',
  'conduct',
  'complaints',
  'widget',
  'greeting',
  'form',
  'team',
  'signIn',
  'files',
  'privacy',
  'mail',
] as const;

/** One of {@link SETTING_GROUPS}. */
export type SettingGroup = (typeof SETTING_GROUPS)[number];

/** What a setting is called and what it means, in one language. */
export interface SettingWords {
  name: string;
  meaning: string;
}

/** Everything that is known of a setting, said once. */
export interface Setting<Wire, Value, Default extends Wire | null> {
  group: SettingGroup;
  kind: SettingKind<Wire, Value>;
  default: Default;
  /** What can be written there. */
  example: string;
  /** `new`: a deadline that runs already keeps its moment. */
  applies: 'now' | 'new';
  /** Whether a department may have its own. */
  department: boolean;
  words: Record<'zh-CN' | 'en', SettingWords>;
}

interface About<Default> {
  default: Default;
  example: string;
  applies?: 'now' | 'new';
  department?: true;
  zh: [name: string, meaning: string];
  en: [name: string, meaning: string];
}

/** One setting, declared. */
export function setting<Wire, Value, const Default extends Wire | null>(
  group: SettingGroup,
  kind: SettingKind<Wire, Value>,
  { default: unset, example, applies = 'now', department, zh, en }: About<Default>,
): Setting<Wire, Value, Default> {
  const words = { 'zh-CN': { name: zh[0], meaning: zh[1] }, en: { name: en[0], meaning: en[1] } };
  return { group, kind, default: unset, example, applies, department: department === true, words };
}
