import {
  announce,
  announcementReaders,
  endAnnouncement,
} from '../../../server/actions/announcements/announcement-actions.ts';
import { sendEndNotes } from '../../../server/actions/announcements/end-notes.ts';
import { changeSettings } from '../../../server/actions/settings/change-settings.ts';
import { overIds, tellingIds } from '../../../server/domain/announcement/announcement.ts';
import { MailServer } from '../../wire/a-mail-server.ts';
import { aDesk, answeredChat, granted, HOUR, reopen, settle, shut, type TestDesk } from '../a-desk.ts';

const LEAD = { account: '9001', role: 'lead' } as const;
const OVER = { 'zh-CN': '登录已经恢复', en: 'Sign-in works again' };
const OUTAGE = {
  situations: ['fault_outage'],
  sentence: { 'zh-CN': '登录正在修复', en: 'Sign-in is being repaired' },
  over: OVER,
};

let test_: TestDesk;
let server: MailServer | null = null;
beforeEach(async () => {
  test_ = await aDesk();
});
afterEach(async () => {
  await server?.goesAway();
  server = null;
  await shut(test_);
});

async function outage(): Promise<string> {
  const about = { title: '登录故障', text: '正在修复', outage: OUTAGE };
  return granted(await announce(test_.desk, LEAD, about)).announcement.id;
}

/** An agent sends a sentence of the outage. */
async function say(chatId: string, phraseId: string | undefined): Promise<void> {
  const by = { role: 'agent', account: '1001' } as const;
  const phrase = { phraseId: phraseId ?? '', phraseUse: 'verbatim', manual: '1' } as const;
  const event = { type: 'staffWrote' as const, by, clientId: phraseId ?? '', text: '登录', phrase };
  granted(await test_.desk.chats.perform({ to: { chatId }, event }));
}

async function told(id: string): Promise<{ customerId: string; chatId: string }> {
  const chat = await answeredChat(test_);
  const announcement = await test_.store.announcements.find(id);
  await say(chat.chatId, announcement ? tellingIds(announcement)[0] : '');
  return chat;
}

async function close(chatId: string): Promise<void> {
  const by = { role: 'agent', account: '1001' } as const;
  granted(await test_.desk.chats.perform({ to: { chatId }, event: { type: 'staffClosed', by } }));
  await settle(test_);
}

const notesOf = async (customerId: string) =>
  (await test_.store.cases.list({ customerId, kind: 'followUp', limit: 9 })).cases;

test('[P8] whoever was told and has gone finds the note once, in their language; who is still there is left to the agent', async () => {
  const id = await outage();
  const [gone, english, here] = [await told(id), await told(id), await told(id)];
  const customer = await test_.store.customers.find(english.customerId);
  if (customer) await test_.store.customers.save({ ...customer, locale: 'en-GB' });
  await close(gone.chatId);
  await close(english.chatId);
  await sendEndNotes(test_.desk);
  expect(await notesOf(gone.customerId)).toEqual([]);
  granted(await endAnnouncement(test_.desk, LEAD, id));
  await Promise.all([sendEndNotes(test_.desk), sendEndNotes(test_.desk)]);
  test_ = await reopen(test_);
  await sendEndNotes(test_.desk);
  const notes = [...(await notesOf(gone.customerId)), ...(await notesOf(english.customerId))];
  expect(notes.map(({ case: one }) => [one.answer?.text, one.state.status, one.chatId])).toEqual([
    [OVER['zh-CN'], 'done', gone.chatId],
    [OVER.en, 'done', english.chatId],
  ]);
  expect(await notesOf(here.customerId)).toEqual([]);
});

test('[P8] a chat that closes afterwards gets the note too, unless its agent has said it', async () => {
  const id = await outage();
  const [silent, said] = [await told(id), await told(id)];
  granted(await endAnnouncement(test_.desk, LEAD, id));
  const announcement = await test_.store.announcements.find(id);
  await say(said.chatId, announcement ? overIds(announcement)[0] : '');
  await close(silent.chatId);
  await close(said.chatId);
  await sendEndNotes(test_.desk);
  expect([(await notesOf(silent.customerId)).length, (await notesOf(said.customerId)).length]).toEqual([
    1, 0,
  ]);
});

test('[P8] a day after the end nobody is told any more', async () => {
  const id = await outage();
  const { chatId, customerId } = await told(id);
  granted(await endAnnouncement(test_.desk, LEAD, id));
  test_.clock.pass(25 * HOUR);
  await close(chatId);
  await sendEndNotes(test_.desk);
  expect(await notesOf(customerId)).toEqual([]);
});

test('[P8] what a process did not live to finish is finished by the next run, with one mail', async () => {
  server = await MailServer.start(true);
  const admin = { account: 'admin', issuer: null };
  granted(await changeSettings(test_.desk, admin, { ...server.settings, mailUser: null }));
  const id = await outage();
  const { chatId, customerId } = await told(id);
  const customer = await test_.store.customers.find(customerId);
  if (customer) await test_.store.customers.save({ ...customer, contact: 'li@example.com' });
  await close(chatId);
  granted(await endAnnouncement(test_.desk, LEAD, id));
  const change = jest.spyOn(test_.store.cases, 'change').mockRejectedValueOnce(new Error('gone'));
  await expect(sendEndNotes(test_.desk)).rejects.toThrow('gone');
  change.mockRestore();
  await sendEndNotes(test_.desk);
  await sendEndNotes(test_.desk);
  expect((await notesOf(customerId)).map(({ case: one }) => one.state.status)).toEqual(['done']);
  expect(await test_.store.mail.state()).toMatchObject({ waiting: 1 });
});

test('[P8] who was told is counted from the log: each chat once, with no record of its messages', async () => {
  const id = await outage();
  const { chatId } = await told(id);
  await say(chatId, `fault_outage.own-outage-${id}-en`);
  await told(id);
  const readers = granted(await announcementReaders(test_.desk, LEAD, id));
  expect(readers.announcement.counts?.told).toBe(2);
  expect(readers.told.map((one) => one.chatId)).toContain(chatId);
});
