import { NO_CALENDAR } from '../../server/domain/calendar/service-hours.ts';
import { isPictureKey } from '../../protocol/picture-settings.ts';
import {
  SETTING_KEYS,
  SETTINGS,
  variableOf,
  type AnyWire,
  type SettingKey,
} from '../../protocol/settings.ts';
import { BadSetting } from '../../server/settings/environment.ts';
import { readConfig } from '../../server/settings/config.ts';
import { parseSetting } from '../../protocol/setting-values.ts';
import {
  keptValues,
  readChanges,
  readOverrides,
  valuesInForce,
} from '../../server/settings/desk-settings.ts';
import { hoursIn, inForceOf } from '../../server/settings/in-force.ts';

const PROCESS = {
  production: true,
  sampleStaff: false,
  publicUrl: 'https://desk.cn',
  identityRequired: false,
  webhookPrivate: false,
  pushPrivate: false,
};

/** What is in force with an environment and what is kept. */
const inForce = (env: Record<string, string> = {}, kept: Record<string, AnyWire | null> = {}) => {
  const rows = Object.entries(kept).map(([key, value]) => ({ key, value, earlier: [] }));
  const values = valuesInForce(readOverrides(env), keptValues(rows));
  return inForceOf(values, rows, PROCESS, hoursIn(values, NO_CALENDAR, PROCESS.sampleStaff));
};

test('[P10] no environment variable holds a picture', () => {
  expect(readOverrides({ WIDGET_LOGO: SETTINGS.widgetLogo.example }).size).toBe(0);
  expect(() => readConfig({ WIDGET_LOGO: 'x' })).not.toThrow();
});

/** A text that is no value of any kind but words, and one too long for those. */
const wrongFor = (key: SettingKey): string =>
  ['text', 'longText', 'texts', 'secret'].includes(SETTINGS[key].kind.unit)
    ? 'x'.repeat(501)
    : 'no such thing';

describe.each(SETTING_KEYS.filter((key) => !isPictureKey(key)))('[P10] %s', (key) => {
  const { example, words, kind } = SETTINGS[key];
  const variable = variableOf(key);

  test('[P10] its example is a value, in the environment and on the wire', () => {
    const read = parseSetting(key, example);
    expect(read).toHaveProperty('wire');
    expect('wire' in read && parseSetting(key, read.wire)).toEqual(read);
    expect('wire' in read && readOverrides({ [variable]: example }).get(key)).toEqual(
      'wire' in read && read.wire,
    );
  });

  test('[P10] its default is a value, unless it has none', () => {
    const value = SETTINGS[key].default;
    expect(value === null || kind.schema.safeParse(value).success).toBe(true);
  });

  test('[P10] a value in the environment that cannot be meant stops the start with a line that names it', () => {
    expect(() => readConfig({ [variable]: wrongFor(key) })).toThrow(BadSetting);
    expect(() => readConfig({ [variable]: wrongFor(key) })).toThrow(new RegExp(`^${variable}: [^\\n]{10,}$`));
  });

  test('[P10] an empty variable is an unset one', () => {
    expect(readOverrides({ [variable]: '' }).has(key)).toBe(false);
  });

  test('[P10] a request with such a value is refused by its name', () => {
    expect(readChanges({ [key]: wrongFor(key) })).toMatchObject({ refused: 'bad_request', field: key });
    expect(readChanges({ [key]: {} })).toMatchObject({ refused: 'bad_request', field: key });
  });

  test('[P10] is named and explained in both languages', () => {
    for (const { name, meaning } of Object.values(words)) {
      expect(name.length).toBeGreaterThan(1);
      expect(meaning.length).toBeGreaterThan(8);
    }
    expect(words.en.meaning).not.toMatch(/\p{Script=Han}/u);
    expect(words['zh-CN'].meaning).toMatch(/\p{Script=Han}/u);
  });
});

test('[P10] the environment wins over what is kept, and that over the default', () => {
  expect(inForce().limits.capacity).toBe(5);
  expect(inForce({}, { agentCapacity: 3 }).limits.capacity).toBe(3);
  expect(inForce({ AGENT_CAPACITY: '7' }, { agentCapacity: 3 }).limits.capacity).toBe(7);
});

test('[P10] what is kept and cannot be read, or is unknown, does not count', () => {
  expect(inForce({}, { agentCapacity: 'many', hallo: 1 }).limits.capacity).toBe(5);
});

test('[P10] what is kept and contradicts the environment does not count', () => {
  const { limits } = inForce({ OWES_ALARM: '1m' }, { owesMark: '2m', owesLead: '30s' });
  expect([limits.owesMark, limits.owesAlarm, limits.owesLead]).toEqual([40_000, 60_000, 300_000]);
});

test('[P10] an environment that contradicts itself stops the start', () => {
  expect(() => readOverrides({ OWES_ALARM: '10s' })).toThrow(
    'OWES_ALARM: must not be shorter than OWES_MARK',
  );
});

test('[P10] numbers and switches are taken as themselves and as text, nothing else', () => {
  expect(parseSetting('agentCapacity', 2)).toEqual({ wire: 2 });
  expect(parseSetting('agentCapacity', '2')).toEqual({ wire: 2 });
  expect(parseSetting('maskNumbers', '0')).toEqual({ wire: false });
  for (const wrong of [2.5, true, [2], '2 ', '-1', 0, 101])
    expect(parseSetting('agentCapacity', wrong)).toHaveProperty('fault');
});

test('[P10] websites are taken as a list and as text, as origins, each once', () => {
  const origins = ['https://a.cn', 'http://b.cn:8080'];
  expect(parseSetting('allowedOrigins', 'https://a.cn/x, http://b.cn:8080,https://a.cn')).toEqual({
    wire: origins,
  });
  expect(parseSetting('allowedOrigins', origins)).toEqual({ wire: origins });
  expect(inForce({}, { allowedOrigins: origins }).allowedOrigins).toEqual(['https://desk.cn', ...origins]);
});
