import { v7 as newId } from 'uuid';
import type { Entry } from '../../protocol/entry.ts';
import { Administrator } from './administering.ts';
import { codeOf, Desk, granted } from './a-desk.ts';
import type { Agent } from './an-agent.ts';
import { LEAPING } from './leaping-time.ts';

let desk: Desk;
let agent: Agent;
let colleague: Agent;
let admin: Administrator;
jest.setTimeout(60_000);
beforeAll(async () => {
  desk = await Desk.start({ ...LEAPING, VISITORS_ON_SITE: '1', SNEAK_PEEK: '1', AGENT_CAPACITY: '2' });
  [agent, colleague] = [await desk.agent('1001', 'online'), await desk.agent('1002', 'online')];
  admin = await Administrator.of(desk);
}, 60_000);
afterAll(() => desk.stop());

const HELLO = {
  page: 'https://shop.example/p/7?token=secret#x',
  referrer: 'https://search.example/?q=1',
  locale: 'en',
  attributes: { title: 'Blue boots' },
};
const onSite = async (who: Agent) => granted(await who.socket.emitWithAck('watchVisitors', {})).visitors;
const invite = (who: Agent, visitorId: string, text = '您好，需要帮忙吗？') =>
  who.socket.emitWithAck('inviteVisitor', { visitorId, text });

/** In parts, so that the connections live. */
async function passes(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 10_000) {
    await desk.time({ wish: 'leap', ms: 10_000 });
    await Promise.all([agent.quiet(), colleague.quiet()]);
  }
}

/** Somebody on the site, and what they are called by staff. */
async function aVisitor(token?: string) {
  const before = new Set((await onSite(agent)).map(({ id }) => id));
  const customer = await desk.customer(HELLO, token);
  const visitor = (await onSite(agent)).find(({ id }) => !before.has(id));
  if (visitor === undefined) throw new Error('nobody is new on the site');
  return { customer, visitor };
}

test('a visitor is in the list with page and title, without the query, while they are there', async () => {
  const { customer, visitor } = await aVisitor();
  expect(visitor).toMatchObject({
    ...{ page: 'https://shop.example/p/7', referrer: 'https://search.example/', title: 'Blue boots' },
    ...{ locale: 'en', returning: false, chat: null, invited: null, name: null },
  });
  expect(JSON.stringify(visitor)).not.toContain('secret');
  const heard = agent.visitors.next(({ visitors }) => visitors.every(({ id }) => id !== visitor.id));
  customer.go();
  await desk.time({ wish: 'leap', ms: 2_500 });
  await heard;
});

test('an invitation reaches the visitor, and what they write after accepting goes to who has invited', async () => {
  const { customer, visitor } = await aVisitor();
  granted(await invite(colleague, visitor.id));
  const { invitation } = await customer.invitations.first((news) => news.invitation !== null);
  expect(invitation).toMatchObject({ agent: '1002', text: '您好，需要帮忙吗？', accepted: false });
  // One wins, the other is told who.
  const late = await invite(agent, visitor.id);
  expect(codeOf(late)).toBe('conflict');
  expect(late.ok ? null : late.error.field).toBe('1002');
  expect(late.ok ? '' : late.error.message).toContain('1002');

  expect(granted(await customer.socket.emitWithAck('invitation', { answer: 'accept' })).late).toBe(false);
  expect((await onSite(agent)).find(({ id }) => id === visitor.id)?.invited?.state).toBe('accepted');
  const said = { clientId: newId(), text: '请问有货吗' };
  // A start that is refused does not use it up.
  const unfit = await customer.socket.emitWithAck('start', { ...said, files: [newId()] });
  expect(unfit.ok).toBe(false);
  const { chat } = granted(await customer.socket.emitWithAck('start', said));
  await colleague.chats.first((one) => one.id === chat.id && one.agent === '1002');
  // Written beside the answer: it is there once it can be read.
  const noted = async (): Promise<Entry> => {
    const { entries } = granted(await colleague.socket.emitWithAck('open', { chatId: chat.id }));
    return entries.find(({ kind }) => kind === 'note') ?? noted();
  };
  expect((await noted()).text).toContain('您好，需要帮忙吗？');
  expect((await onSite(agent)).find(({ id }) => id === visitor.id)).toMatchObject({
    ...{ returning: true, invited: null, chat: { agent: '1002' } },
  });
  // Who is in a chat is not invited.
  expect(codeOf(await invite(agent, visitor.id))).toBe('conflict');
  granted(await colleague.socket.emitWithAck('close', { chatId: chat.id, skipped: '测试' }));
});

test('one that was declined holds, and one that was declined for good on the next page too', async () => {
  const first = await aVisitor();
  granted(await invite(agent, first.visitor.id));
  granted(await first.customer.socket.emitWithAck('invitation', { answer: 'later' }));
  await first.customer.invitations.first((news) => news.invitation === null);
  expect(codeOf(await invite(colleague, first.visitor.id))).toBe('conflict');
  const { customer, visitor } = await aVisitor();
  granted(await invite(agent, visitor.id));
  granted(await customer.socket.emitWithAck('invitation', { answer: 'never' }));
  customer.go();
  await desk.customer(HELLO, customer.token);
  expect((await onSite(agent)).find(({ id }) => id === visitor.id)?.invited?.state).toBe('never');
  expect(codeOf(await invite(colleague, visitor.id))).toBe('conflict');
});

test('it lapses after five minutes: accepting it then leads to the queue', async () => {
  const { customer, visitor } = await aVisitor();
  granted(await invite(agent, visitor.id));
  await passes(5 * 60_000);
  expect(granted(await customer.socket.emitWithAck('invitation', { answer: 'accept' })).late).toBe(true);
  customer.go();
});

test('an invitation takes a place of who has invited, and away or blocked there is none', async () => {
  const [one, two, three] = [await aVisitor(), await aVisitor(), await aVisitor()];
  granted(await invite(agent, one.visitor.id));
  granted(await invite(agent, two.visitor.id));
  expect(codeOf(await invite(agent, three.visitor.id))).toBe('conflict');
  granted(await colleague.socket.emitWithAck('status', { value: 'away' }));
  expect(codeOf(await invite(colleague, three.visitor.id))).toBe('conflict');
  granted(await colleague.socket.emitWithAck('status', { value: 'online' }));
  expect(codeOf(await invite(colleague, 'nobody'))).toBe('not_found');
  for (const { customer } of [one, two])
    granted(await customer.socket.emitWithAck('invitation', { answer: 'never' }));
  granted(await invite(agent, three.visitor.id));
  granted(await three.customer.socket.emitWithAck('invitation', { answer: 'later' }));
});

test('what is typed is shown to who may read the chat, masked, and only where the desk wants it', async () => {
  const { customer, chatId } = await desk.chat(agent);
  const types = (text: string) => customer.socket.emitWithAck('typing', { on: true, text });
  granted(await types('我的卡号是 4111111111111111'));
  const seen = await agent.typing.first((news) => news.chatId === chatId && news.text !== undefined);
  expect(seen.text).toContain('我的卡号是');
  expect(seen.text).not.toContain('4111111111111111');
  await colleague.quiet();
  expect(colleague.typing.all).toEqual([]);
  const { entries } = granted(await agent.socket.emitWithAck('open', { chatId }));
  expect(JSON.stringify(entries)).not.toContain('我的卡号');

  granted(await agent.socket.emitWithAck('close', { chatId, skipped: '测试' }));
});

test('a desk that does not want to see its visitors sees nobody, and nothing that they type', async () => {
  const quiet = await Desk.start();
  try {
    const own = await quiet.agent('1001', 'online');
    expect(codeOf(await own.socket.emitWithAck('watchVisitors', {}))).toBe('forbidden');
    expect(codeOf(await invite(own, 'nobody'))).toBe('forbidden');
    const { customer, chatId } = await quiet.chat(own);
    granted(await customer.socket.emitWithAck('typing', { on: true, text: '还没发出' }));
    expect(await own.typing.first((news) => news.chatId === chatId)).toEqual({
      ...{ chatId, on: true, by: 'customer' },
    });
    const script = await (await quiet.get('/widget.js')).text();
    expect(script).not.toContain('(function(){var f');
  } finally {
    await quiet.stop();
  }
  expect(await (await desk.get('/widget.js')).text()).toContain('(function(){var f');
  expect((await admin.setting('visitorsOnSite')).lockedBy).toBe('VISITORS_ON_SITE');
});
