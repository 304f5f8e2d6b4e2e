import { read } from '../../../server/actions/chats/staff-reading.ts';
import { aDesk, begins, MINUTE, shut, type TestDesk } from '../a-desk.ts';

const LEAD = { account: '9001', role: 'lead' } as const;

let desk: TestDesk;
beforeEach(async () => void (desk = await aDesk()));
afterEach(() => shut(desk));

const acts = async () =>
  (await desk.desk.audit.page()).lines.map(({ by, act, details }) => [by, act, details]);

async function readsAll(chatIds: string[]): Promise<void> {
  for (const chatId of chatIds) await read(desk.desk, LEAD, chatId, {});
}

test('a lead who reads fifty chats within minutes is on the audit log, one who looks into a few is not', async () => {
  const chats: string[] = [];
  for (let n = 0; n < 50; n += 1) chats.push((await begins(desk)).chatId);
  await readsAll([...chats.slice(0, 49), ...chats.slice(0, 49)]);
  expect(await acts()).toEqual([]);
  await readsAll(chats.slice(49));
  expect(await acts()).toEqual([['9001', 'chats_read', { chats: 50 }]]);
});

test('what is read in the course of a day adds up to no trace', async () => {
  const chats: string[] = [];
  for (let n = 0; n < 60; n += 1) chats.push((await begins(desk)).chatId);
  for (const chatId of chats) {
    desk.clock.pass(MINUTE);
    await readsAll([chatId]);
  }
  expect(await acts()).toEqual([]);
});
