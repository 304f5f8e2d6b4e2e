import { BLOCK_NOTICE } from '../../../../protocol/block.ts';
import type { DeskView } from '../../../../protocol/chat.ts';
import type { SettingGroup } from '../../../../protocol/declare-setting.ts';
import type { DeskFacts } from '../../../../protocol/desk.ts';
import { blockNoticeIn, companyIn, lookIn } from '../../../../protocol/look-of-settings.ts';
import { inForce, parseSetting, type WireValues } from '../../../../protocol/setting-values.ts';
import { SETTINGS, type AnyWire, type SettingKey, type SettingView } from '../../../../protocol/settings.ts';
import { fill } from '../../../../phrases/suggest/fill.ts';
import type { PreviewState } from '../../../widget-preview.ts';
import { textOf } from './values.ts';

/** The groups beside which the preview stands. */
export const PREVIEWED_GROUPS: readonly SettingGroup[] = ['widget', 'greeting', 'form'];

/** The values with what is typed; what cannot be read counts as `wrong` and stays as it is in force. Pure. */
export function typedValues(
  settings: readonly SettingView[],
  drafts: Readonly<Partial<Record<SettingKey, string>>>,
): { values: WireValues; unsaved: number; wrong: number } {
  const values = new Map<SettingKey, AnyWire>();
  let unsaved = 0;
  let wrong = 0;
  for (const { key, group, value, default: unset } of settings) {
    const kept = textOf(value);
    const typed = (drafts[key] ?? kept).trim();
    const isShown = PREVIEWED_GROUPS.includes(group);
    if (isShown && typed !== kept) unsaved += 1;
    // Left out, a value is the default in either language.
    if (typed === textOf(unset)) continue;
    const read = parseSetting(key, typed);
    if ('wire' in read) values.set(key, read.wire);
    else {
      if (isShown) wrong += 1;
      if (value !== null && kept !== textOf(unset)) values.set(key, value);
    }
  }
  return { values, unsaved, wrong };
}

/** A department as the preview shows it; `own`: the settings that it has of its own. */
export interface PreviewedDepartment {
  id: string;
  name: string;
  own: WireValues;
}

/** What of the desk the preview needs beside its settings. */
export interface PreviewFacts extends Pick<DeskFacts, 'hours'> {
  departments?: readonly PreviewedDepartment[];
}

/** What is looked at: `department`, by its id, is the one whose customer looks; null: none. */
export interface PreviewScene {
  locale: 'zh-CN' | 'en';
  state: PreviewState;
  isGreeted: boolean;
  department: string | null;
}

/** The settings that a department has of its own. What the environment settles holds for it too. Pure. */
export function ownValues(
  settings: readonly SettingView[],
  own: Readonly<Record<string, AnyWire>>,
): WireValues {
  const values = new Map<SettingKey, AnyWire>();
  for (const { key, lockedBy } of settings) {
    const value = own[key];
    if (value !== undefined && lockedBy === undefined) values.set(key, value);
  }
  return values;
}

const HOUR_MS = 3_600_000;

/** The desk as a visitor would see it with these values. Pure; `now` in Unix ms. */
export function previewedDesk(
  desks: WireValues,
  { locale, state, isGreeted, department }: PreviewScene,
  { hours, departments = [] }: PreviewFacts,
  now: number,
): DeskView {
  const chosen = departments.find(({ id }) => id === department);
  const values = new Map([...desks, ...(chosen?.own ?? [])]);
  const company = companyIn(values)[locale];
  // Shown also as long as it is switched off.
  const shown =
    state === 'greeting' || isGreeted ? new Map([...values, ['proactiveGreeting', true] as const]) : values;
  const notice = blockNoticeIn(values)[locale] ?? BLOCK_NOTICE[locale];
  const isAsked =
    chosen === undefined && inForce(values, SETTINGS.departmentChoice) && departments.length > 0;
  return {
    now: new Date(now).toISOString(),
    open: true,
    company,
    hours: textOf(chosen?.own.get('serviceHours') ?? hours),
    timeZone: inForce(values, SETTINGS.timeZone),
    opensAt: null,
    staffed: true,
    locale,
    look: lookIn(shown)[locale],
    blocked:
      state === 'blocked'
        ? { until: new Date(now + HOUR_MS).toISOString(), message: fill(notice, { company }) }
        : null,
    ...(isAsked ? { departments: departments.map((one) => choiceIn(values, one, locale)) } : {}),
  };
}

/** As a visitor chooses it: with the greeting where that is its own. */
function choiceIn(
  desks: WireValues,
  { id, name, own }: PreviewedDepartment,
  locale: 'zh-CN' | 'en',
): NonNullable<DeskView['departments']>[number] {
  const greetingIn = (values: WireValues) => lookIn(values)[locale].texts?.greeting;
  const greeting = greetingIn(new Map([...desks, ...own]));
  return { id, name, ...(greeting === undefined || greeting === greetingIn(desks) ? {} : { greeting }) };
}

const STATES: readonly (readonly [begins: string, state: PreviewState])[] = [
  ['widgetAccent', 'start'],
  ['widgetLogo', 'start'],
  ['widgetAvatar', 'chat'],
  ['widgetHello', 'start'],
  ['widgetGreeting', 'start'],
  ['widgetDepartment', 'start'],
  ['widgetAway', 'away'],
  ['widgetQueue', 'queue'],
  ['widgetClosed', 'closed'],
  ['askExpected', 'closed'],
  ['widget', 'launcher'],
  ['proactive', 'greeting'],
  ['form', 'start'],
  ['departmentChoice', 'start'],
  ['blockNotice', 'blocked'],
];

/** Where the words or the look of a setting are seen, and in which language; null: nowhere, or in either. */
export function sceneOf(key: SettingKey): { state: PreviewState | null; locale: 'zh-CN' | 'en' | null } {
  const state = STATES.find(([begins]) => key.startsWith(begins))?.[1] ?? null;
  return { state, locale: key.endsWith('Zh') ? 'zh-CN' : key.endsWith('En') ? 'en' : null };
}
