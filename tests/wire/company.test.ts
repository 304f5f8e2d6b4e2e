import { NO_CALENDAR } from '../../server/domain/calendar/service-hours.ts';
import { readOverrides } from '../../server/settings/desk-settings.ts';
import { hoursIn, inForceOf } from '../../server/settings/in-force.ts';
import { Desk, granted } from './a-desk.ts';
import type { Agent } from './an-agent.ts';

let desk: Desk;
let agent: Agent;

beforeAll(async () => {
  desk = await Desk.start({ COMPANY_ZH: '海风数码', COMPANY_EN: 'Seabreeze' });
  agent = await desk.agent('1001');
}, 60_000);
afterAll(() => desk.stop());

test('each customer reads the company’s name in their language, also in later news of the desk', async () => {
  const chinese = await desk.customer({ locale: 'zh-CN' });
  const english = await desk.customer({ locale: 'en-GB' });
  expect(chinese.welcome?.desk.company).toBe('海风数码');
  expect(english.welcome?.desk.company).toBe('Seabreeze');
  granted(await agent.socket.emitWithAck('status', { value: 'online' }));
  const told = await Promise.all([chinese, english].map(({ desks }) => desks.first(({ open }) => open)));
  granted(await agent.socket.emitWithAck('status', { value: 'away' }));
  expect(told.map(({ company }) => company)).toEqual(['海风数码', 'Seabreeze']);
});

test.each([
  ['你好', '海风数码', 'Seabreeze'],
  ['Hello', 'Seabreeze', '海风数码'],
])('phrases for "%s" name the company as %s', async (text, name, other) => {
  const { chatId } = await desk.chat(agent, text);
  const { phrases } = await agent.suggestions.first((one) => one.chatId === chatId && one.phrases.length > 0);
  const texts = phrases.map((phrase) => phrase.text).join('\n');
  expect(texts).toContain(name);
  expect(texts).not.toContain(other);
});

/** What the company is called in an environment. */
function companyIn(env: Record<string, string>) {
  const facts = {
    production: true,
    sampleStaff: false,
    publicUrl: '',
    identityRequired: false,
    webhookPrivate: false,
    pushPrivate: false,
  };
  const values = readOverrides(env);
  return inForceOf(values, [], facts, hoursIn(values, NO_CALENDAR, facts.sampleStaff)).profile.company;
}

test('one name for both languages, a name in one language alone, and none', () => {
  expect(companyIn({ COMPANY: '云杉' })).toEqual({ 'zh-CN': '云杉', en: '云杉' });
  expect(companyIn({ COMPANY: '云杉', COMPANY_EN: 'Spruce' })).toEqual({
    'zh-CN': '云杉',
    en: 'Spruce',
  });
  expect(companyIn({ COMPANY_EN: 'Spruce' })).toEqual({ 'zh-CN': 'Spruce', en: 'Spruce' });
  expect(companyIn({})).toEqual({ 'zh-CN': '话术示例商店', en: 'Huashu Sample Store' });
});
