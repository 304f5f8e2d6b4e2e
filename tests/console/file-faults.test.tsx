import { fileFaultIn } from '../../client/console/locales/file-faults.ts';
import { i18n } from '../../client/console/locales/i18n.ts';
import { readSettingsFile } from '../../server/settings/settings-file.ts';

const FILE = `form: 1
settings:
  serviceHours: soon
  timeZone: Moon/Base
  idleClose: soon
  widgetAccent: '#ffffee'
  nothing: 1
  smtpPassword: secret
calendar:
  week: null
  days: [{ date: tomorrow, intervals: [] }]
departments:
  sales: { settings: { companyEn: Shop } }
elsewhere: 1
`;

function messages(): string[] {
  const read = readSettingsFile(FILE);
  return 'faults' in read ? read.faults.map(({ message }) => message) : [];
}

afterEach(async () => void (await i18n.changeLanguage('en')));

test('[P10] what is wrong with a settings file is said in the language of the console', async () => {
  expect(messages().length).toBeGreaterThanOrEqual(9);
  await i18n.changeLanguage('en');
  expect(messages().map(fileFaultIn)).toEqual(messages());
  await i18n.changeLanguage('zh-CN');
  for (const message of messages())
    expect([message, fileFaultIn(message)]).toEqual([message, expect.stringMatching(/\p{Script=Han}/u)]);
  expect(fileFaultIn('week is settled by the environment variable SERVICE_HOURS')).toBe(
    '已由环境变量 SERVICE_HOURS 设定，不能用文件修改',
  );
});

test('[P10] where Chinese has no words for it, that is left to whoever shows it', async () => {
  await i18n.changeLanguage('zh-CN');
  expect(fileFaultIn('Nested mappings are not allowed in compact mappings')).toBeNull();
});
