import { v7 as newId } from 'uuid';
import { codeOf, Desk, granted } from './a-desk.ts';
import type { Agent } from './an-agent.ts';

let desk: Desk;
let author: Agent;
let colleague: Agent;
let lead: Agent;

beforeAll(async () => (desk = await Desk.start()), 60_000);
beforeEach(async () => {
  [author, colleague, lead] = await Promise.all([desk.agent('1001'), desk.agent('1002'), desk.agent('9001')]);
});
afterEach(async () => {
  for (const who of [author, lead])
    for (const { id } of granted(await who.socket.emitWithAck('ownPhrases', {})).phrases)
      granted(await who.socket.emitWithAck('dropPhrase', { phraseId: id }));
  desk.guestsGo();
});
afterAll(() => desk.stop());

const HELLO = { text: '{{company}}祝您愉快', scope: 'own', situation: 'thanks', shortcut: 'zhu' } as const;
const keep = async (who: Agent, more: object = {}) =>
  granted(await who.socket.emitWithAck('keepPhrase', { ...HELLO, ...more })).phrase;
const textsOf = async (who: Agent): Promise<string[]> =>
  granted(await who.socket.emitWithAck('ownPhrases', {})).phrases.map(({ text }) => text);

test('an own phrase is its author’s alone; shared, everybody hears of it at once and sees it', async () => {
  const phrase = await keep(author);
  await author.ownPhrases.first(() => true);
  expect([await textsOf(author), await textsOf(colleague), await textsOf(lead)]).toEqual([
    [HELLO.text],
    [],
    [],
  ]);
  expect(colleague.ownPhrases.all).toEqual([]);
  await keep(author, { phraseId: phrase.id, scope: 'team' });
  await colleague.ownPhrases.first(() => true);
  expect(await textsOf(colleague)).toEqual([HELLO.text]);
  expect(granted(await colleague.socket.emitWithAck('ownPhrases', {})).phrases[0]).toMatchObject({
    ...{ by: '1001', mayChange: false, shortcut: 'zhu', phraseId: `thanks.own-${phrase.id}` },
  });
});

test('who does not see a phrase learns nothing of it; who does not own it changes nothing', async () => {
  const { id } = await keep(author);
  const drop = async (who: Agent, phraseId: string) =>
    codeOf(await who.socket.emitWithAck('dropPhrase', { phraseId }));
  expect([await drop(colleague, id), await drop(lead, id), await drop(lead, 'none')]).toEqual(
    Array(3).fill('not_found'),
  );
  const shared = await keep(author, { scope: 'everybody' });
  expect(await drop(colleague, shared.id)).toBe('forbidden');
  expect(codeOf(await lead.socket.emitWithAck('keepPhrase', { ...HELLO, phraseId: shared.id }))).toBe(
    'conflict',
  );
  expect(await drop(lead, shared.id)).toBe('ok');
});

test('phrases stand in the order in which they were put', async () => {
  for (const text of ['一', '二', '三']) await keep(author, { text });
  expect(await textsOf(author)).toEqual(['三', '二', '一']);
  const { phrases } = granted(await author.socket.emitWithAck('ownPhrases', {}));
  const [third, , first] = phrases.map(({ id }) => id);
  granted(await author.socket.emitWithAck('placePhrase', { phraseId: first!, before: third! }));
  expect(await textsOf(author)).toEqual(['一', '三', '二']);
});

test.each([
  [{ text: '字'.repeat(1001) }, 'too_large'],
  [{ text: ' ' }, 'bad_request'],
  [{ scope: 'mine' }, 'bad_request'],
  [{ situation: 'no_such_thing' }, 'bad_request'],
  [{ shortcut: 'a b' }, 'bad_request'],
  [{ account: '1002' }, 'bad_request'],
])('a phrase that makes no sense is refused: %#', async (more, code) => {
  const payload: object = { ...HELLO, ...more };
  const answer = await author.socket.emitWithAck('keepPhrase', payload as typeof HELLO);
  expect(codeOf(answer)).toBe(code);
});

test('numbers that are masked in messages are masked in phrases', async () => {
  expect((await keep(author, { text: '卡号 4111 1111 1111 1111' })).text).not.toContain('1111 1111');
});

test('what is sent with an own phrase is on record as that phrase, verbatim or edited', async () => {
  const { phraseId } = await keep(author);
  const { chatId } = await desk.chat(author);
  const send = async (text: string) =>
    granted(await author.socket.emitWithAck('message', { chatId, clientId: newId(), text, phraseId })).entry
      .data;
  expect(await send('云杉商城祝您愉快')).toEqual({ phraseId, phraseUse: 'verbatim' });
  expect(await send('云杉商城祝您非常愉快')).toEqual({ phraseId, phraseUse: 'edited' });
});

test('pinned to a situation it is among the suggestions of those who see it, and says what is owed', async () => {
  const phrase = await keep(author, { scope: 'team' });
  const mine = await keep(author, { text: 'Any time!' });
  const { customer, chatId } = await desk.chat(colleague);
  await customer.say('谢谢你');
  const offered = await colleague.suggestions.first((one) => one.chatId === chatId && one.owed.length > 0);
  expect(offered.owed).toEqual(['thanks']);
  const ids = offered.phrases.map(({ id }) => id);
  expect(ids[0]).toBe(phrase.phraseId);
  expect(ids).not.toContain(mine.phraseId);
  expect(ids.length).toBeLessThanOrEqual(5);
});

test('[S1(18)] after an explanation the assistant offers to ask whether it was understood', async () => {
  const { chatId } = await desk.chat(author);
  const text = '您可以在订单页面点击申请售后,三天之内退款就会原路退回。';
  granted(await author.socket.emitWithAck('message', { chatId, clientId: newId(), text }));
  const offered = await author.suggestions.first(({ owed }) => owed.includes('confirm_understood'));
  expect(offered.phrases[0]?.id).toBe('confirm_understood.1');
});

test('placeholders are filled from company, agent, customer, chat and promise; what is left is named', async () => {
  const text = '{{surname}}{{title}},{{company}},{{agentNo}},{{contact}},{{phone}},{{minutes}},{{question}}';
  await keep(author, { text });
  const customer = await desk.customer({ name: '王女士', contact: '13812345678' });
  const start = { clientId: newId(), text: '在吗' };
  const { chat } = granted(await customer.socket.emitWithAck('start', start));
  granted(await author.socket.emitWithAck('accept', { chatId: chat.id }));
  granted(await author.socket.emitWithAck('hold', { chatId: chat.id, minutes: 3 }));
  await customer.say('谢谢');
  const offered = await author.suggestions.first(({ owed }) => owed.includes('thanks'));
  const phrase = offered.phrases.find(({ id }) => id.startsWith('thanks.own-'));
  expect(phrase?.text).toMatch(/^王女士,[^,{]+,1001,13812345678,13812345678,3,\{\{question\}\}$/);
  expect(phrase?.missing).toEqual(['question']);
});
