import { pinyin } from 'pinyin-pro';
import { isChanged, isFound } from '../../client/console/features/settings/values.ts';
import type { SettingView } from '../../protocol/settings.ts';

const toPinyin = (text: string) => pinyin(text, { toneType: 'none', type: 'array', v: true });
const silent = () => [];

test.each(['gongsimingcheng', 'gsmc', 'gongsmc', 'mc', '公司名称', 'company', 'COMPANY gsmc'])(
  'the company is found by %s',
  (query) => expect(isFound('company', query, toPinyin)).toBe(true),
);

test.each(['xyz', 'gsmcx', '退款'])('the company is not found by %s', (query) => {
  expect(isFound('company', query, toPinyin)).toBe(false);
});

test('until the pinyin is there, a setting is found by its words', () => {
  expect(isFound('company', 'gsmc', silent)).toBe(false);
  expect(isFound('company', '公司', silent)).toBe(true);
});

const view = (more: Partial<SettingView>): SettingView => ({
  ...{ key: 'company', value: null, default: null, variable: 'COMPANY', unit: 'text', group: 'company' },
  ...{ version: 0, changedAt: null, changedBy: null },
  ...more,
});

test.each<[string, Partial<SettingView>, boolean]>([
  ['as on a new desk', {}, false],
  ['changed and brought back', { version: 2, value: '2h', default: '2h' }, false],
  ['another value', { value: '3h', default: '2h' }, true],
  ['another list', { value: ['a', 'b'], default: ['a'] }, true],
  ['an empty list', { value: [], default: [] }, false],
  ['switched off', { value: false, default: true }, true],
  ['a secret that is set', { isSet: true }, true],
  ['a secret that is not', { isSet: false }, false],
])('of settings, %s is changed: %s', (_, more, changed) => {
  expect(isChanged(view(more))).toBe(changed);
});
