import { parseSetting, type WireValues } from '../../protocol/setting-values.ts';
import { isSettingKey, SETTING_KEYS, type AnyWire, type SettingKey } from '../../protocol/settings.ts';
import { NO_CALENDAR } from '../../server/domain/calendar/service-hours.ts';
import { hoursIn, inForceOf } from '../../server/settings/in-force.ts';
import { crisisContactIn, mailIn, pushContactIn, webhookIn } from '../../server/settings/mail-in-force.ts';
import { emergencyIn, signInIn } from '../../server/settings/sign-in-in-force.ts';
import { feltSettings } from './felt-settings.ts';

const PROCESS = {
  ...{ production: true, sampleStaff: true, publicUrl: 'https://desk.cn', identityRequired: false },
  ...{ webhookPrivate: false, pushPrivate: false },
};
const LOGO = '0198c2a4-3f7e-7c1b-9d20-5a4be1f0c3d7';
const FELT = Object.entries(feltSettings({ logo: LOGO, avatar: LOGO }));

/** All that the code reads of settings with these values. */
function readBy(values: WireValues): string {
  const all = [
    inForceOf(values, [], PROCESS, hoursIn(values, NO_CALENDAR, PROCESS.sampleStaff)),
    ...[mailIn(values), webhookIn(values), crisisContactIn(values), signInIn(values), emergencyIn(values)],
    pushContactIn(values, PROCESS.publicUrl),
  ];
  return JSON.stringify(all, (_, value: unknown) => (value instanceof Set ? [...value] : value));
}

function valuesOf(rows: typeof FELT): WireValues {
  const values = new Map<SettingKey, AnyWire>();
  for (const [key, { to }] of rows) {
    if (!isSettingKey(key)) throw new Error(`There is no setting ${key}.`);
    const read = parseSetting(key, to);
    if ('fault' in read) throw new Error(`${key}: ${read.fault}`);
    values.set(key, read.wire);
  }
  return values;
}

test('[P10] every setting has a row that says how it is felt', () => {
  expect(FELT.map(([key]) => key).sort()).toEqual([...SETTING_KEYS].sort());
});

test.each(FELT.map(([key], at) => [key, at] as const))('[P10] the code reads %s', (key, at) => {
  const [before, after] = [FELT.slice(0, at), FELT.slice(0, at + 1)].map((rows) => readBy(valuesOf(rows)));
  const without = readBy(valuesOf(FELT.filter(([other]) => other !== key)));
  // What needs others beside it is missed from the whole.
  expect([before !== after, without !== readBy(valuesOf(FELT))]).toContain(true);
});
