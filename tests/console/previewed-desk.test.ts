import {
  ownValues,
  previewedDesk,
  sceneOf,
  typedValues,
} from '../../client/console/features/settings/previewed-desk.ts';
import { SETTING_KEYS, SETTINGS, variableOf, type SettingView } from '../../protocol/settings.ts';

/** All settings as built in. */
const BUILT_IN = SETTING_KEYS.map((key): SettingView => {
  const { default: unset, group, kind } = SETTINGS[key];
  return {
    ...{ key, group, value: unset, default: unset, unit: kind.unit, variable: variableOf(key) },
    ...{ version: 0, changedAt: null, changedBy: null },
  };
});

const FACTS = {
  hours: '08:00-12:00',
  departments: [
    {
      id: 'a',
      name: '售后',
      own: ownValues(BUILT_IN, { widgetHelloEn: 'Returns here', widgetGreetingEn: 'Hi' }),
    },
    { id: 'b', name: '售前', own: ownValues(BUILT_IN, {}) },
  ],
};
const NOW = Date.UTC(2026, 10, 30);

const seen = (
  drafts: Parameters<typeof typedValues>[1],
  scene: Pick<Parameters<typeof previewedDesk>[1], 'locale' | 'state'>,
  isGreeted = false,
  department: string | null = null,
) => previewedDesk(typedValues(BUILT_IN, drafts).values, { ...scene, isGreeted, department }, FACTS, NOW);

test('as built in, nothing is set of the look, and the built-in words stand', () => {
  const desk = seen({}, { locale: 'zh-CN', state: 'start' });
  expect(desk).toMatchObject({ company: '话术示例商店', look: {}, blocked: null, hours: '08:00-12:00' });
  expect(desk).not.toHaveProperty('departments');
});

test('what is typed is seen before it is saved, in its own language', () => {
  const drafts = {
    widgetHelloEn: ' Welcome ',
    widgetAccent: '#204060',
    formFieldsEn: 'Order*, Size',
    companyEn: 'X',
  };
  expect(seen(drafts, { locale: 'en', state: 'start' })).toMatchObject({
    company: 'X',
    look: {
      texts: { hello: 'Welcome' },
      launcher: { accent: '#204060' },
      form: {
        fields: [
          { label: 'Order', required: true },
          { label: 'Size', required: false },
        ],
      },
    },
  });
  expect(seen(drafts, { locale: 'zh-CN', state: 'start' }).look).toEqual({ launcher: { accent: '#204060' } });
});

test('what cannot be used is counted and stays as it is in force', () => {
  const kept = BUILT_IN.map((one) => (one.key === 'widgetAccent' ? { ...one, value: '#204060' } : one));
  const { values, unsaved, wrong } = typedValues(kept, { widgetAccent: '#ffee0', idleClose: 'soon' });
  expect([values.get('widgetAccent'), unsaved, wrong]).toEqual(['#204060', 1, 1]);
  expect(typedValues(kept, { widgetAccent: '' }).values.has('widgetAccent')).toBe(false);
});

test('the greeting is seen while it is off, the notice while nobody is blocked, the choice where departments are', () => {
  expect(seen({}, { locale: 'en', state: 'greeting' }).look?.proactive).toBe('Hello, can we help you?');
  expect(seen({}, { locale: 'en', state: 'start' }, true).look?.proactive).toBe('Hello, can we help you?');
  const notice = { blockNotice: '请联系{{company}}' };
  expect(seen(notice, { locale: 'zh-CN', state: 'blocked' }).blocked?.message).toBe('请联系话术示例商店');
  const asked = seen({ departmentChoice: '1' }, { locale: 'en', state: 'start' });
  expect(asked.departments).toEqual([
    { id: 'a', name: '售后', greeting: 'Hi' },
    { id: 'b', name: '售前' },
  ]);
});

test('[P10] of a department its own texts are seen, else the desk’s, and no choice of departments', () => {
  const drafts = { widgetHelloEn: 'Welcome', widgetQueueEn: 'Please wait', departmentChoice: '1' };
  const by = (department: string | null) => seen(drafts, { locale: 'en', state: 'start' }, false, department);
  expect(by('a').look?.texts).toEqual({ hello: 'Returns here', greeting: 'Hi', queue: 'Please wait' });
  expect(by('a')).not.toHaveProperty('departments');
  expect(by('b').look?.texts).toEqual({ hello: 'Welcome', queue: 'Please wait' });
  expect([by('gone'), by(null).departments?.length]).toEqual([by(null), 2]);
});

test('[P10] what the environment settles holds for the departments too', () => {
  const locked = BUILT_IN.map((one) => (one.key === 'widgetHelloEn' ? { ...one, lockedBy: 'X' } : one));
  expect([...ownValues(locked, { widgetHelloEn: 'Mine', widgetQueueEn: 'Wait', none: 1 })]).toEqual([
    ['widgetQueueEn', 'Wait'],
  ]);
});

test('every setting of the widget is seen somewhere', () => {
  for (const { key, group } of BUILT_IN)
    if (['widget', 'greeting', 'form'].includes(group)) expect([key, sceneOf(key).state]).not.toContain(null);
  expect(sceneOf('widgetAwayZh')).toEqual({ state: 'away', locale: 'zh-CN' });
  expect(sceneOf('idleClose')).toEqual({ state: null, locale: null });
});
