import { changeCase, openCase } from '../../../server/actions/cases/change-case.ts';
import { sweepCases } from '../../../server/actions/cases/sweep-cases.ts';
import { changeSettings } from '../../../server/actions/settings/change-settings.ts';
import type { Staff } from '../../../server/domain/chat/author.ts';
import type { QueuedMail } from '../../../server/storage/mail/store.ts';
import { aDesk, granted, HOUR, shut, type TestDesk } from '../a-desk.ts';

const AGENT: Staff = { role: 'agent', account: '1001' };
const BY_ADMIN = { account: 'admin', issuer: null };
const WORDS = '杯子碎了，我叫王大锤';

let test_: TestDesk;
beforeEach(async () => {
  test_ = await aDesk();
  await set({ mailHost: 'smtp.x.cn', mailFrom: 'desk@x.cn', crisisContact: 'press@x.cn' });
  await set({ serviceHours: '09:00-18:00', timeZone: 'Asia/Shanghai' });
});
afterEach(() => shut(test_));

const set = async (values: Record<string, unknown>): Promise<void> =>
  void granted(await changeSettings(test_.desk, BY_ADMIN, values));

/** One that is due at two in the night, opened at nine in the morning. */
async function dueInTheNight(): Promise<number> {
  const about = { kind: 'complaint' as const, customerId: null, chatId: null, seq: null };
  const dueAt = test_.clock.now() + 17 * HOUR;
  const event = { type: 'opened' as const, by: AGENT, owner: '1001', department: null, text: WORDS, dueAt };
  return granted(await openCase(test_.desk, about, event)).stored.number;
}

/** What is in the outbox after so much more time. */
async function mailsAfter(ms: number): Promise<QueuedMail[]> {
  test_.clock.pass(ms);
  await sweepCases(test_.desk);
  const mails: QueuedMail[] = [];
  const now = test_.clock.now();
  for (;;) {
    const mail = await test_.store.mail.take(now, now + HOUR, ['mail']);
    if (mail === null) return mails;
    mails.push(mail);
    await test_.store.mail.sent(mail.id);
  }
}

const typesOf = async (number: number): Promise<string[]> =>
  (await test_.store.cases.entries(number)).map(({ type }) => type);

test('[P5] nothing is sent in the night, and two hours after the opening one mail, without a word of the customer', async () => {
  const number = await dueInTheNight();
  expect(await mailsAfter(17 * HOUR)).toEqual([]);
  expect(await mailsAfter(9 * HOUR - 1)).toEqual([]);
  const mails = await mailsAfter(1);
  expect(mails.map(({ to }) => to)).toEqual(['press@x.cn']);
  const { subject = '', text = '' } = mails[0] ?? {};
  expect(subject).toContain(`投诉 T-${number} 逾期未答复`);
  expect(text).toContain('2026-03-03 02:00 (Asia/Shanghai)');
  expect(text).toContain(`http://localhost/#/work/T-${number}`);
  expect(subject + text).not.toMatch(/杯子|王大锤/);
  expect(await mailsAfter(240 * HOUR)).toEqual([]);
  expect(await typesOf(number)).toEqual(['received', 'overdue', 'contactTold']);
});

test('[P5] two sweeps at once send one mail', async () => {
  const number = await dueInTheNight();
  await mailsAfter(17 * HOUR);
  test_.clock.pass(9 * HOUR);
  await Promise.all([sweepCases(test_.desk), sweepCases(test_.desk), sweepCases(test_.desk)]);
  expect((await test_.store.mail.state()).waiting).toBe(1);
  expect(await typesOf(number)).toEqual(['received', 'overdue', 'contactTold']);
});

test('[P5] what was answered before its time is told to nobody', async () => {
  const number = await dueInTheNight();
  await mailsAfter(17 * HOUR);
  test_.clock.pass(9 * HOUR);
  for (const type of ['verified', 'answered'] as const)
    await changeCase(test_.desk, { number, event: { type, by: AGENT } });
  expect(await mailsAfter(HOUR)).toEqual([]);
  expect(await typesOf(number)).toEqual(['received', 'overdue', 'verified', 'answered']);
});

test('[P5] where nobody is named any more, the case says that nobody was told', async () => {
  const number = await dueInTheNight();
  await mailsAfter(17 * HOUR);
  await set({ crisisContact: null });
  expect(await mailsAfter(9 * HOUR)).toEqual([]);
  const last = (await test_.store.cases.entries(number)).at(-1);
  expect(last).toMatchObject({ type: 'contactTold', data: { mailed: false } });
});

test('[P5] where nobody is named, or never is set, a case stays overdue and no more', async () => {
  await set({ caseContactAfter: '0' });
  const number = await dueInTheNight();
  await mailsAfter(17 * HOUR);
  expect(await mailsAfter(240 * HOUR)).toEqual([]);
  expect(await typesOf(number)).toEqual(['received', 'overdue']);
});
