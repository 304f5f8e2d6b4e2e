import { SETTING_GROUPS, type SettingGroup } from '../../protocol/declare-setting.ts';
import { isPictureKey } from '../../protocol/picture-settings.ts';
import { SETTING_KEYS, SETTINGS, variableOf, type SettingKey } from '../../protocol/settings.ts';
import { ProcessSettings } from '../../server/settings/config.ts';
import { PROCESS_SETTINGS, type ProcessSetting } from './process-settings.ts';

const HEADINGS: Record<SettingGroup, string> = {
  company: 'Company and websites',
  hours: 'Hours',
  clocks: 'Clocks of the manual',
  waiting: 'Unanswered customers',
  conduct: 'Conduct and blocks',
  complaints: 'Complaints',
  widget: 'The widget',
  greeting: 'Proactive greeting',
  form: 'The form before a chat',
  signIn: 'Single sign-on',
  team: 'Agents',
  files: 'Files and pictures',
  privacy: 'Privacy',
  mail: 'Mail',
};

/** All settings, in Markdown: written from where they are declared, so that it cannot miss one. */
export function configurationPage(): string {
  return [
    '# Configuration',
    '',
    'Written by `npm run configuration` from `protocol/settings.ts` and `server/settings/`; a test compares them.',
    '',
    'Unset and empty variables mean the default; a value that cannot be meant stops the start with one line that names it.',
    'Lengths of time are written `90s`, `5m`, `1h`, `1d`; yes and no are `1` and `0`.',
    '',
    '## The process',
    '',
    'Read from the environment alone, at the start. Secrets and limits against abuse are among them.',
    '',
    ...table(PROCESS_SETTINGS.map(rowOfProcess)),
    '',
    '## The desk',
    '',
    'Administrators change these on the screen **Settings** (Alt+;) too, without a restart. A variable wins over the screen and',
    'locks the line there, so leave it out of the environment where the desk is to be set on the screen ([why](decisions/settings.md)).',
    ...SETTING_GROUPS.flatMap((group) => [
      '',
      `### ${HEADINGS[group]}`,
      '',
      ...table(SETTING_KEYS.filter((key) => SETTINGS[key].group === group).map(rowOf)),
    ]),
    '',
  ].join('\n');
}

type Row = [name: string, unset: string, meaning: string];

function table(rows: Row[]): string[] {
  return [
    '| name | default | meaning |',
    '| --- | --- | --- |',
    ...rows.map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`),
  ];
}

function rowOfProcess({ name, unset, meaning }: ProcessSetting): Row {
  const read = ProcessSettings.shape[name].safeParse(undefined);
  return [code(name), unset ?? written(read.data), meaning];
}

function rowOf(key: SettingKey): Row {
  const { default: unset, words, example, kind } = SETTINGS[key];
  const choices = kind.choices ? ` One of ${kind.choices.map(code).join(', ')}.` : '';
  const such =
    unset === null || (Array.isArray(unset) && unset.length === 0) ? ` Such as ${code(example)}.` : '';
  if (isPictureKey(key)) return [`(${words.en.name}, on the screen)`, 'unset', words.en.meaning];
  return [code(variableOf(key)), written(unset), words.en.meaning + choices + such];
}

function written(
  value: string | number | boolean | readonly string[] | Record<string, unknown> | null | undefined,
): string {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return 'unset';
  if (typeof value === 'boolean') return value ? '1' : '0';
  return code(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

const code = (text: string): string => `\`${text}\``;
