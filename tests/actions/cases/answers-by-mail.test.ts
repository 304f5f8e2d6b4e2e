import { pino } from 'pino';
import { addEntry } from '../../../server/actions/cases/add-entry.ts';
import { changeCase, openCase } from '../../../server/actions/cases/change-case.ts';
import { erasePerson } from '../../../server/actions/privacy/erase-person.ts';
import { mailJob } from '../../../server/actions/mail/send-queued.ts';
import { changeSettings } from '../../../server/actions/settings/change-settings.ts';
import type { Staff } from '../../../server/domain/chat/author.ts';
import { MailServer } from '../../wire/a-mail-server.ts';
import {
  aDesk,
  answeredChat,
  begins,
  comesOnline,
  granted,
  HOUR,
  settle,
  shut,
  type TestDesk,
} from '../a-desk.ts';
import { asker } from '../random-chat.ts';

const AGENT: Staff = { role: 'agent', account: '1001' };
const BY_ADMIN = { account: 'admin', issuer: null };
const ANSWER = '新杯子明天寄出';

let test_: TestDesk;
let server: MailServer;
let run: () => void | Promise<void>;
beforeEach(async () => {
  test_ = await aDesk();
  server = await MailServer.start(true);
  const { desk, clock } = test_;
  ({ run } = mailJob({ ...desk, log: pino({ level: 'silent' }) }, () => clock.now()));
});
afterEach(async () => {
  await server.goesAway();
  await shut(test_);
});

const setServer = async (): Promise<void> =>
  void granted(await changeSettings(test_.desk, BY_ADMIN, { ...server.settings, mailUser: null }));

/** A verified complaint of somebody who has left this contact. */
async function complaint(contact: string | null): Promise<string> {
  const { customerId, chatId } = await answeredChat(test_);
  const customer = await test_.store.customers.find(customerId);
  if (customer) await test_.store.customers.save({ ...customer, contact });
  const event = { type: 'opened' as const, by: AGENT, owner: '1001', department: null, text: '杯子碎了' };
  const about = { kind: 'complaint' as const, customerId, chatId, seq: null };
  const { stored } = granted(await openCase(test_.desk, about, { ...event, class: 'quality' }));
  const number = `T-${stored.number}`;
  granted(await addEntry(test_.desk, asker, number, { type: 'verified' }));
  return number;
}

const answer = async (number: string) =>
  granted(await addEntry(test_.desk, asker, number, { type: 'answered', answer: ANSWER, clientId: 'a' }));
const types = async (number: string) =>
  (await test_.store.cases.entries(Number(number.slice(2)))).map(({ type }) => type);
const followUps = async () =>
  (await test_.store.cases.list({ kind: 'followUp', status: 'open', limit: 9 })).cases.map(
    ({ case: one }) => one,
  );

test('[P5] an answer is mailed to the address that the customer left, once, and the case says so', async () => {
  await setServer();
  const number = await complaint('我的邮箱 kim@example.com');
  await answer(number);
  await answer(number);
  await run();
  await run();
  expect(server.arrived.map(({ to }) => to)).toEqual([['kim@example.com']]);
  expect(server.arrived[0]?.text).toContain('Auto-Submitted: auto-generated');
  expect(await types(number)).toEqual(['received', 'verified', 'answered', 'mailed']);
  expect(await test_.store.mail.state()).toMatchObject({ waiting: 0, givenUp: 0 });
});

test('[P5] a mail server that is away for a day loses nothing and gets it once', async () => {
  await setServer();
  await server.goesAway();
  const number = await complaint('kim@example.com');
  await answer(number);
  await run();
  test_.clock.pass(24 * HOUR);
  await server.comesBack();
  await run();
  await run();
  expect(server.arrived).toHaveLength(1);
  expect((await types(number)).at(-1)).toBe('mailed');
});

const waiting = async () => (await test_.store.mail.state()).waiting;

test('[P5] the mail with an answer that is sent back does not leave, and the next answer does', async () => {
  await setServer();
  await server.goesAway();
  const number = await complaint('kim@example.com');
  await answer(number);
  expect(await waiting()).toBe(1);
  const lead = { account: '9001', role: 'lead' } as const;
  granted(await addEntry(test_.desk, lead, number, { type: 'returned', to: 'verified', reason: '说错了' }));
  expect(await waiting()).toBe(0);
  granted(await addEntry(test_.desk, asker, number, { type: 'answered', answer: '可以退款', clientId: 'b' }));
  await server.comesBack();
  await run();
  expect(server.arrived).toHaveLength(1);
});

test('[P5] about one case ten mails go out within a day; then its owner is told to reach the customer otherwise', async () => {
  await setServer();
  const number = await complaint('kim@example.com');
  const lead = { account: '9001', role: 'lead' } as const;
  for (let round = 0; round < 12; round += 1) {
    const said = { type: 'answered' as const, answer: `${ANSWER} ${round}`, clientId: `a${round}` };
    granted(await addEntry(test_.desk, asker, number, said));
    await run();
    if (round === 11) test_.clock.pass(25 * HOUR);
    granted(await addEntry(test_.desk, lead, number, { type: 'returned', to: 'verified', reason: '说错了' }));
  }
  expect(server.arrived).toHaveLength(10);
  expect(await followUps()).toMatchObject(
    [1, 2].map(() => ({ owner: '1001', text: expect.stringContaining('上限') as string })),
  );
  await answer(number);
  await run();
  expect(server.arrived).toHaveLength(11);
});

test('[P5] a complaint that goes back for what was not carried out keeps its mail', async () => {
  await setServer();
  await server.goesAway();
  const number = await complaint('kim@example.com');
  await answer(number);
  granted(await addEntry(test_.desk, asker, number, { type: 'carriedOut' }));
  const lead = { account: '9001', role: 'lead' } as const;
  granted(await addEntry(test_.desk, lead, number, { type: 'returned', to: 'answered', reason: '还没有办' }));
  expect(await waiting()).toBe(1);
});

test('[P10] a mail that has left is in the outbox until the case says that it has left', async () => {
  await setServer();
  const number = await complaint('kim@example.com');
  await answer(number);
  const { cases, mail } = test_.store;
  const change = cases.change.bind(cases);
  const seen: unknown[] = [];
  jest.spyOn(cases, 'change').mockImplementation(async (...asked) => {
    seen.push([server.arrived.length, await mail.isSending(Number(number.slice(2)), test_.clock.now())]);
    return change(...asked);
  });
  const sent = jest.spyOn(mail, 'sent').mockRejectedValue(new Error('the process ends'));
  await expect(run()).rejects.toThrow('ends');
  sent.mockRestore();
  expect(seen).toEqual([[1, true]]);
  expect([(await types(number)).at(-1), await waiting()]).toEqual(['mailed', 0]);
});

test('[P5] an address that is refused is a task of the owner at once, and keeps back no other mail', async () => {
  await setServer();
  const [bad, good] = [await complaint('nobody@example.com'), await complaint('kim@example.com')];
  await answer(bad);
  await answer(good);
  await run();
  expect(server.arrived.map(({ to }) => to)).toEqual([['kim@example.com']]);
  expect((await test_.store.cases.entries(Number(bad.slice(2)))).at(-1)).toMatchObject({
    ...{ type: 'mailed', data: { sent: false } },
    text: expect.stringContaining('No such user') as string,
  });
  expect(await followUps()).toMatchObject([{ owner: '1001', text: expect.stringContaining(bad) as string }]);
});

test('[P5] a mail server that stays away for three days is said of the case, with a task', async () => {
  await setServer();
  await server.goesAway();
  const number = await complaint('kim@example.com');
  await answer(number);
  test_.clock.pass(73 * HOUR);
  await run();
  expect((await types(number)).at(-1)).toBe('mailed');
  expect(await followUps()).toHaveLength(1);
});

test('[P5] a mail that the server has, and never said that it took, is sent once more, and then its owner asks', async () => {
  await setServer();
  const number = await complaint('kim@example.com');
  await answer(number);
  server.isSilent = true;
  for (let round = 0; round < 5; round += 1) {
    await run();
    test_.clock.pass(2 * HOUR);
  }
  expect(server.arrived).toHaveLength(2);
  const [one, two] = server.arrived.map(({ text }) => /^Message-ID: (.*)$/im.exec(text)?.[1]);
  expect(one).toBe(two);
  expect((await types(number)).at(-1)).toBe('mailed');
  expect(await followUps()).toMatchObject([{ text: expect.stringContaining('可能已经收到') as string }]);
});

test('[P10] a telephone number is called: a task with the number and the answer, due while the desk is open', async () => {
  await setServer();
  const number = await complaint('138 1234 5678');
  await answer(number);
  await answer(number);
  await settle(test_);
  const [call, ...more] = await followUps();
  expect(more).toEqual([]);
  expect(call).toMatchObject({ owner: '1001' });
  expect(call?.text).toContain('138 1234 5678');
  expect(call?.text).toContain(ANSWER);
  expect(call?.deadline?.dueAt).toBeGreaterThan(test_.clock.now());
  await run();
  expect(server.arrived).toEqual([]);
});

test.each([null, '微信 abc', 'desk@x.cn', 'No-Reply@example.com', 'bounce+7@example.com'])(
  'a contact that is none (%s) gets nothing',
  async (contact) => {
    await setServer();
    await answer(await complaint(contact));
    await run();
    expect([server.arrived, await followUps()]).toEqual([[], []]);
  },
);

test('without a mail server nothing waits in the outbox', async () => {
  await answer(await complaint('kim@example.com'));
  expect(await test_.store.mail.state()).toMatchObject({ waiting: 0 });
});

test('[P10] an answer that is a file alone is told by its name', async () => {
  await setServer();
  const { customerId, chatId } = await begins(test_, '说明书在哪里');
  const customer = await test_.store.customers.find(customerId);
  if (customer) await test_.store.customers.save({ ...customer, contact: 'kim@example.com' });
  await comesOnline(test_, '1001');
  await test_.desk.chats.perform({ to: { chatId }, event: { type: 'accepted', by: AGENT } });
  const files = [{ id: 'f', name: 'manual-A17.pdf', type: 'application/pdf', size: 9 }];
  const said = { by: AGENT, clientId: 'f', text: '', files };
  await test_.desk.chats.perform({ to: { chatId }, event: { type: 'staffWrote', ...said } });
  await settle(test_);
  await run();
  expect(server.arrived).toHaveLength(1);
  const [, body = ''] = server.arrived[0]?.text.split(/\r?\n\r?\n/) ?? [];
  expect(Buffer.from(body, 'base64').toString()).toContain('manual-A17.pdf');
});

test('[S0 §8.1] what a mail server says of an address is not written into a case that was erased meanwhile', async () => {
  const { customerId, chatId } = await answeredChat(test_);
  const event = { type: 'opened' as const, by: AGENT, owner: '1001', department: null, text: '几点发货' };
  const about = { kind: 'feedback' as const, customerId, chatId, seq: null };
  const { stored } = granted(await openCase(test_.desk, about, event));
  const { number } = stored;
  await erasePerson(test_.desk, { account: '9001', role: 'lead' }, customerId, 'asked');
  const said = { type: 'mailed' as const, by: { role: 'system' as const }, sent: false };
  await changeCase(test_.desk, { number, event: { ...said, text: 'no such user: kim@example.com' } });
  const last = (await test_.store.cases.entries(number)).at(-1);
  expect([last?.type, last?.text]).toEqual(['mailed', undefined]);
});
