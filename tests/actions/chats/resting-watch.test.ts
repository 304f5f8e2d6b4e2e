import type { CustomerChat } from '../../../protocol/chat.ts';
import { addDepartment, changeDepartment } from '../../../server/actions/departments/departments.ts';
import { putCalendar } from '../../../server/actions/settings/calendar.ts';
import { changeSettings } from '../../../server/actions/settings/change-settings.ts';
import type { Rules } from '../../../server/domain/rules.ts';
import {
  aDesk,
  answeredChat,
  begins,
  granted,
  HOUR,
  kindsOf,
  MINUTE,
  reopen,
  settle,
  shut,
  type TestDesk,
} from '../a-desk.ts';

let test_: TestDesk;
beforeEach(async () => {
  test_ = await aDesk();
  // It is Monday, 9:00 in Shanghai.
  await set({ serviceHours: '08:00-12:00,14:00-18:00' });
});
afterEach(() => shut(test_));

async function set(values: Record<string, unknown>): Promise<void> {
  granted(await changeSettings(test_.desk, { account: 'admin', issuer: null }, values));
}

async function putDays(...days: { date: string; intervals: [string, string][] }[]): Promise<void> {
  granted(await putCalendar(test_.desk, 'admin', { days, week: undefined, version: undefined }));
}

async function passes(ms: number): Promise<void> {
  test_.clock.pass(ms);
  // Twice: what is asked again by one job may be due for another.
  for (let round = 0; round < 3; round += 1) await test_.tick();
  await settle(test_);
}

const dueAt = async (chatId: string): Promise<number | undefined> => {
  const far = test_.clock.now() + 1000 * HOUR;
  return (await test_.store.chats.due(far, 500)).find((one) => one.chatId === chatId)?.dueAt;
};

/** What the customer was last told. */
const toldLast = (): CustomerChat =>
  test_.told.findLast(({ side, event }) => side === 'customer' && event === 'chat')?.payload as CustomerChat;

const isClosed = async (chatId: string): Promise<boolean> =>
  (await kindsOf(test_, chatId)).includes('closed');

test('[P1] [P10] by default a silent chat is closed after exactly one hour, over lunch too', async () => {
  await passes(2 * HOUR + 30 * MINUTE);
  const { chatId } = await answeredChat(test_);
  await passes(HOUR - 1);
  expect(await isClosed(chatId)).toBe(false);
  await passes(1);
  expect(await isClosed(chatId)).toBe(true);
});

test('[P1] [P10] where the idle clock rests the same chat is closed after lunch, and its customer reads when', async () => {
  await set({ idleRests: true });
  await passes(2 * HOUR + 30 * MINUTE);
  const { chatId } = await answeredChat(test_);
  expect(toldLast().closesAt).toBe(new Date(test_.clock.now() + 3 * HOUR).toISOString());
  await passes(3 * HOUR - 1);
  expect(await isClosed(chatId)).toBe(false);
  await passes(1);
  expect(await isClosed(chatId)).toBe(true);
});

test('[P1] [P10] switched on and off again, it holds for what runs already, and customers are told', async () => {
  await passes(2 * HOUR + 30 * MINUTE);
  const { chatId } = await answeredChat(test_);
  const silent = test_.clock.now();
  await passes(6 * MINUTE);
  await set({ idleRests: true });
  await passes(0);
  expect([await dueAt(chatId), toldLast().closesAt]).toEqual([
    silent + 3 * HOUR,
    new Date(silent + 3 * HOUR).toISOString(),
  ]);
  await set({ idleRests: false });
  await passes(0);
  expect([await dueAt(chatId), toldLast().closesAt]).toEqual([
    silent + HOUR,
    new Date(silent + HOUR).toISOString(),
  ]);
});

test('[P1] [P10] after the calendar is edited the deadlines are asked again, also where they come earlier', async () => {
  await set({ idleRests: true });
  await passes(8 * HOUR + 30 * MINUTE);
  const { chatId } = await answeredChat(test_);
  const silent = test_.clock.now();
  await passes(10 * MINUTE);
  expect(await dueAt(chatId)).toBe(silent + 15 * HOUR);
  await putDays({ date: '2026-03-03', intervals: [] });
  await passes(0);
  expect(await dueAt(chatId)).toBe(silent + 39 * HOUR);
  await putDays({ date: '2026-03-02', intervals: [['08:00', '20:00']] });
  await passes(0);
  expect(await dueAt(chatId)).toBe(silent + HOUR);
  await passes(HOUR);
  expect(await isClosed(chatId)).toBe(true);
});

test('[P1] [P10] a department has its own choice and its own days', async () => {
  granted(await addDepartment(test_.desk, 'admin', { id: 'a', name: 'a', overflow: [], pages: [] }));
  const resting = (): Rules['resting'] => test_.desk.rules.departments?.get('a')?.resting;
  expect([resting(), test_.desk.rules.resting]).toEqual([undefined, undefined]);
  granted(
    await changeDepartment(test_.desk, 'admin', 'a', {
      own: { alarmRests: true, serviceHours: '20:00-22:00' },
    }),
  );
  expect([...(resting()?.clocks ?? [])]).toEqual(['alarm']);
  expect(resting()?.open.isOpen(test_.clock.now() + 11 * HOUR)).toBe(true);
  await set({ idleRests: true });
  expect([...(resting()?.clocks ?? [])]).toEqual(['idle', 'alarm']);
});

test('[P10] a message to the lead waits for the opening where alarms rest', async () => {
  await set({ alarmRests: true });
  await passes(8 * HOUR + 58 * MINUTE);
  const { chatId, customerId } = await answeredChat(test_);
  const { clientId, text } = { clientId: 'again', text: '在吗' };
  await test_.desk.chats.perform({ to: { customerId }, event: { type: 'customerWrote', clientId, text } });
  await passes(13 * HOUR);
  expect(await kindsOf(test_, chatId)).not.toContain('lead_told');
  await passes(HOUR + 5 * MINUTE);
  expect(await kindsOf(test_, chatId)).toContain('lead_told');
});

test('[P1] [P10] a restart asks what runs again: hours may have changed meanwhile', async () => {
  await set({ idleRests: true });
  await passes(8 * HOUR + 30 * MINUTE);
  const { chatId } = await answeredChat(test_);
  await passes(10 * MINUTE);
  const before = await dueAt(chatId);
  // It ends before it has asked anything by the new hours.
  await putDays({ date: '2026-03-03', intervals: [] });
  test_ = await reopen(test_);
  expect(await dueAt(chatId)).toBe(before);
  await passes(0);
  expect(await dueAt(chatId)).toBe((before ?? 0) + 24 * HOUR);
});

test('[P10] every running chat is asked once, and only if hours or clocks have changed', async () => {
  for (let n = 0; n < 3; n += 1) await begins(test_);
  const { desk } = test_;
  const asked = jest.spyOn(desk.chats, 'perform');
  await set({ queueRests: true });
  await passes(0);
  expect(asked.mock.calls.map(([{ event }]) => event.type)).toEqual([
    'timePassed',
    'timePassed',
    'timePassed',
  ]);
  // What has nothing to do with it asks nobody.
  await set({ idleNudge: '4m' });
  await passes(0);
  expect(asked).toHaveBeenCalledTimes(3);
});
