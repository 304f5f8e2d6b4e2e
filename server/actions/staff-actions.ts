import type { StaffChat, StaffView } from '../../protocol/chat.ts';
import { type DeskAnswers, TO_QUEUE } from '../../protocol/desk.ts';
import type { Entry } from '../../protocol/entry.ts';
import { ENTRIES_PER_ANSWER } from '../../protocol/limits.ts';
import { fill } from '../../phrases/suggest/fill.ts';
import { denial, may, relationOf, type Ability, type Asker } from '../domain/access.ts';
import { agentOf } from '../domain/chat/chat.ts';
import type { Happening, Staff } from '../domain/chat/happening.ts';
import type { PhraseUse } from '../domain/chat/log.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { customerRoom } from '../delivery/rooms.ts';
import type { StoredChat } from '../storage/store.ts';
import { staffViews, type Desk } from './desk.ts';

type ChatWithEntries = DeskAnswers['open'];

/** The one who acts, as the log names them. */
export function actor(asker: Asker): Staff {
  return { role: asker.role === 'agent' ? 'agent' : 'lead', account: asker.account };
}

/** Something that staff do to a chat, if they may. Answered with the entry that says so. */
export async function act(
  desk: Desk,
  asker: Asker,
  ability: Ability,
  chatId: string,
  happening: Happening,
): Promise<{ entry: Entry } | Refusal> {
  const reply = await desk.perform({ to: { chatId }, happening, asker, ability });
  if (isRefusal(reply)) return reply;
  const [entry] = reply.entries;
  return entry
    ? { entry: desk.publisher.entryForStaff(entry) }
    : refuse('conflict', 'Nothing has changed by this.');
}

/** Takes a chat, from the queue or (leads) from a colleague, and shows it. */
export async function take(
  desk: Desk,
  asker: Asker,
  chatId: string,
  how: 'accepted' | 'takenOver',
): Promise<ChatWithEntries | Refusal> {
  const ability = how === 'accepted' ? 'accept' : 'takeOver';
  const reply = await desk.perform({
    to: { chatId },
    happening: { type: how, by: actor(asker) },
    asker,
    ability,
  });
  return isRefusal(reply) ? reply : withEntries(desk, reply.stored, undefined);
}

/** A chat to read, if this person may; `foreign` and missing are answered alike. */
export async function readable(desk: Desk, asker: Asker, chatId: string): Promise<StoredChat | Refusal> {
  const stored = await desk.store.chats.find(chatId);
  if (!stored) return denial(asker, 'foreign');
  const { chat } = stored;
  const { status } = chat.state;
  const past = status === 'closed' && asker.role === 'agent' && agentOf(chat) !== asker.account;
  const talksWithCustomer = past && (await desk.store.chats.talksWith(asker.account, chat.customerId));
  const relation = relationOf(asker, { status, agent: agentOf(chat), talksWithCustomer });
  return may(asker, 'read', relation) ? stored : denial(asker, relation);
}

/** A chat and its entries: those past `after`, or the newest. */
export async function read(
  desk: Desk,
  asker: Asker,
  chatId: string,
  after: number | undefined,
): Promise<ChatWithEntries | Refusal> {
  const stored = await readable(desk, asker, chatId);
  return isRefusal(stored) ? stored : withEntries(desk, stored, after);
}

/** Marks a customer's message as harassing; only a customer's message can be. [P2] */
export async function flag(
  desk: Desk,
  asker: Asker,
  chatId: string,
  seq: number,
): Promise<{ entry: Entry } | Refusal> {
  const entry = await desk.store.chats.entry(chatId, seq);
  if (entry && (entry.kind !== 'message' || entry.by.role !== 'customer'))
    return refuse('bad_request', 'Only a message of the customer can be marked.');
  if (!entry) return denial(asker, 'foreign');
  return act(desk, asker, 'flag', chatId, { type: 'flagged', by: actor(asker), seq });
}

/** To a colleague who is there, or back to the queue. */
export async function transfer(
  desk: Desk,
  asker: Asker,
  chatId: string,
  { to, note }: { to: string | null; note?: string | undefined },
): Promise<{ entry: Entry } | Refusal> {
  const target = to === TO_QUEUE ? null : to;
  const member = target === null ? undefined : desk.directory.member(target);
  if (target !== null && !member) return refuse('not_found', 'There is no such colleague.');
  if (member && (member.status !== 'online' || !desk.presence.staffConnected(member.account)))
    return refuse('conflict', 'This colleague is not online; choose another or the queue.');
  const happening = { type: 'transferred', by: actor(asker), to: target, ...(note ? { note } : {}) } as const;
  return act(desk, asker, 'transfer', chatId, happening);
}

/** Sends the manual's harassment phrase and starts the clock. S1(13) [P2] */
export function warn(desk: Desk, asker: Asker, chatId: string): Promise<{ entry: Entry } | Refusal> {
  const { profile, manuals } = desk;
  const phrase = manuals[profile.locale].situations.find(({ id }) => id === 'harassment')?.phrases[0];
  const text = phrase ? fill(phrase.text, { company: profile.company }) : '';
  return act(desk, asker, 'warn', chatId, { type: 'warned', by: actor(asker), text });
}

/** What of the manual is in a message, for the record. */
export function phraseUse(desk: Desk, phraseId: string | undefined, text: string): PhraseUse | undefined {
  if (phraseId === undefined) return undefined;
  for (const manual of Object.values(desk.manuals)) {
    for (const { phrases } of manual.situations) {
      const phrase = phrases.find(({ id }) => id === phraseId);
      if (phrase && isVerbatim(phrase.text, text))
        return { phraseId, phraseUse: 'verbatim', manual: manual.version };
    }
  }
  return { phraseId, phraseUse: 'edited', manual: desk.manuals[desk.profile.locale].version };
}

/** Staff have read up to here; the customer sees it. */
export async function staffRead(
  desk: Desk,
  asker: Asker,
  chatId: string,
  seq: number,
): Promise<object | Refusal> {
  const stored = await readable(desk, asker, chatId);
  if (isRefusal(stored)) return stored;
  // A lead who looks on silently leaves no trace.
  if (agentOf(stored.chat) !== asker.account || seq > stored.chat.lastSeq || seq <= stored.seen.staff)
    return {};
  const seen = await desk.store.chats.markSeen(chatId, 'staff', seq);
  if (!seen) return {};
  const room = customerRoom(stored.chat.customerId);
  desk.rooms.customers.to(room).emit('read', { seq: seen.staffInCustomerCount });
  await desk.publisher.repeat({ ...stored, seen });
  return {};
}

/** The agent types, or stops: the customer sees it. */
export async function staffTyping(
  desk: Desk,
  asker: Asker,
  chatId: string,
  on: boolean,
): Promise<object | Refusal> {
  const stored = await readable(desk, asker, chatId);
  if (isRefusal(stored)) return stored;
  if (stored.chat.state.status !== 'open' || agentOf(stored.chat) !== asker.account) return {};
  desk.rooms.customers.to(customerRoom(stored.chat.customerId)).emit('typing', { on });
  return {};
}

/** The lists of somebody who has just connected: their chats and the queue's. */
export async function lists(desk: Desk, asker: Asker): Promise<{ chats: StaffChat[]; staff: StaffView[] }> {
  return shown(desk, await desk.store.chats.runningFor(asker.account));
}

/** The floor: everything that runs, and everybody. */
export async function floor(desk: Desk): Promise<{ chats: StaffChat[]; staff: StaffView[] }> {
  return shown(desk, await desk.store.chats.running());
}

async function shown(desk: Desk, stored: StoredChat[]): Promise<{ chats: StaffChat[]; staff: StaffView[] }> {
  await desk.directory.know(stored.map(({ chat }) => chat.customerId));
  return { chats: stored.map((one) => desk.publisher.forStaff(one)), staff: await staffViews(desk) };
}

async function withEntries(
  desk: Desk,
  stored: StoredChat,
  after: number | undefined,
): Promise<ChatWithEntries> {
  const page = after === undefined ? { last: ENTRIES_PER_ANSWER } : { after, limit: ENTRIES_PER_ANSWER };
  const entries = await desk.store.chats.entries(stored.chat.id, page);
  await desk.directory.know([stored.chat.customerId]);
  return {
    chat: desk.publisher.forStaff(stored),
    entries: entries.map((entry) => desk.publisher.entryForStaff(entry)),
  };
}

/** A phrase's text with anything in its blanks. */
function isVerbatim(phrase: string, text: string): boolean {
  const parts = phrase.split(/\{\{\w+\}\}/).map((part) => part.normalize('NFC'));
  let from = 0;
  for (const part of parts) {
    const found = text.indexOf(part.trim(), from);
    if (found < 0) return false;
    from = found + part.trim().length;
  }
  return true;
}
