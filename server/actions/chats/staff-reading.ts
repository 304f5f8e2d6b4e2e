import type { DeskAnswers } from '../../../protocol/desk.ts';
import type { FileView } from '../../../protocol/files.ts';
import { mayWith, type Asker } from '../../../protocol/rights.ts';
import { denial, NO_SUCH_CHAT } from '../../domain/denial.ts';
import { relationOf, type Relation } from '../../../protocol/visibility.ts';
import { agentOf, type Chat } from '../../domain/chat/chat.ts';
import { undecidedSince } from '../../domain/chat/rules/crisis.ts';
import { isBeside } from '../../domain/chat/rules/participants.ts';
import { withFiles } from '../../domain/file/attached.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { customerRoom } from '../../delivery/rooms.ts';
import type { ChatOwner, StoredChat } from '../../storage/chats/store.ts';
import type { Needs } from '../services.ts';
import { beginningOf, logPast } from './log-reading.ts';
import { republishRow } from './republish-row.ts';

/** A chat with its entries. */
export type ChatWithEntries = DeskAnswers['open'];

/** A chat to read, if this person may; `foreign` and missing are answered alike. */
export async function readable(
  services: Needs<'store.chats'>,
  asker: Asker,
  chatId: string,
): Promise<StoredChat | Refusal> {
  const stored = await services.store.chats.find(chatId);
  if (!stored) return NO_SUCH_CHAT;
  const { chat } = stored;
  const { customerId, state } = chat;
  const relation = await relationFor(services, asker, {
    status: state.status,
    agent: agentOf(chat),
    beside: chat.beside,
    customerId,
  });
  return mayWith(asker, 'read', relation) ? stored : denial(asker, relation);
}

/**
 * The relation of an account to a chat that it wants to read. Queries whether they work for its customer only if the
 * right to read depends on it.
 */
export async function relationFor(
  services: Needs<'store.chats'>,
  asker: Asker,
  owner: ChatOwner,
): Promise<Relation> {
  const apart = relationOf(asker, { ...owner, worksForCustomer: false });
  const working = relationOf(asker, { ...owner, worksForCustomer: true });
  if (mayWith(asker, 'read', apart) === mayWith(asker, 'read', working)) return apart;
  return (await services.store.chats.worksFor(asker.account, owner.customerId)) ? working : apart;
}

/**
 * Returns what `look` finds in a chat, if this account may read the chat both before and afterwards: a colleague may
 * have taken it meanwhile, and what was found may contain their messages.
 */
export async function whileReadable<T extends object>(
  services: Needs<'audit' | 'clock' | 'readingWatch' | 'store.chats'>,
  asker: Asker,
  chatId: string,
  look: (stored: StoredChat) => Promise<T>,
): Promise<T | Refusal> {
  const before = await readable(services, asker, chatId);
  if (isRefusal(before)) return before;
  await notice(services, asker, chatId, agentOf(before.chat));
  const found = await look(before);
  const afterwards = await readable(services, asker, chatId);
  return isRefusal(afterwards) ? afterwards : found;
}

/** Records in the audit log, before showing it, that an account reads many chats of others. */
async function notice(
  services: Needs<'audit' | 'clock' | 'readingWatch'>,
  asker: Asker,
  chatId: string,
  agent: string | null,
): Promise<void> {
  if (agent === asker.account) return;
  const chats = services.readingWatch.count(asker, chatId, services.clock.now());
  if (chats !== null)
    await services.audit.record({ by: asker.account, act: 'chats_read', details: { chats } });
}

/** What it takes to notice who reads parts of many chats. */
export type NoticingServices = 'audit' | 'clock' | 'readingWatch' | 'store.chats';

/** The same for chats of which parts are shown outside them, in lists of what customers said. */
export async function noticeAll(
  services: Needs<NoticingServices>,
  asker: Asker,
  chatIds: readonly string[],
): Promise<void> {
  const owners = await services.store.chats.ownersOf([...new Set(chatIds)]);
  for (const [chatId, { agent }] of owners) await notice(services, asker, chatId, agent);
}

/** A chat and its entries: those past `after`, or the newest. `enter` is called once it is known that they may be read. */
export function read(
  services: Needs<'audit' | 'clock' | 'directory' | 'epoch' | 'publisher' | 'readingWatch' | 'store.chats'>,
  asker: Asker,
  chatId: string,
  { after, enter }: { after?: number | undefined; enter?: () => Promise<void> },
): Promise<ChatWithEntries | Refusal> {
  return whileReadable(services, asker, chatId, async (stored) => {
    await enter?.();
    return withEntries(services, stored, after);
  });
}

/** Staff have read up to here; the customer sees it. */
export async function staffRead(
  services: Needs<'chats' | 'publisher' | 'rooms' | 'store.chats'>,
  asker: Asker,
  chatId: string,
  seq: number,
): Promise<object | Refusal> {
  const stored = await readable(services, asker, chatId);
  if (isRefusal(stored)) return stored;
  // A lead who looks on silently leaves no trace.
  if (agentOf(stored.chat) !== asker.account || seq > stored.chat.lastSeq || seq <= stored.seen.staff)
    return {};
  const seen = await services.store.chats.markSeen(chatId, 'staff', seq);
  if (!seen) return {};
  const room = customerRoom(stored.chat.customerId);
  services.rooms.customers.to(room).emit('read', { seq: seen.staffInCustomerCount });
  await republishRow(services, chatId);
  return {};
}

/** The agent, a colleague who has joined, or a lead at a statement that waits, starts or stops typing: the customer sees it. */
export async function staffTyping(
  services: Needs<'records' | 'rooms' | 'store.chats'>,
  asker: Asker,
  chatId: string,
  on: boolean,
): Promise<object | Refusal> {
  const stored = await readable(services, asker, chatId);
  if (isRefusal(stored)) return stored;
  const { chat } = stored;
  if (chat.state.status !== 'open' || !(speaksIn(chat, asker) || isDeciding(chat, asker))) return {};
  services.records.typing(asker.account, chatId, on);
  services.rooms.customers.to(customerRoom(stored.chat.customerId)).emit('typing', { on });
  return {};
}

/**
 * Whether this account writes to the customer: the agent, or somebody who has joined. Watching leaves no trace. [P6]
 */
function speaksIn(chat: Chat, { account }: Asker): boolean {
  return agentOf(chat) === account || isBeside(chat, account);
}

/** Whether this lead changes what waits for them: their words go to the customer. [P6] */
function isDeciding(chat: Chat, { role }: Asker): boolean {
  return role !== 'agent' && undecidedSince(chat) !== null;
}

/** A chat with the entries past `after`, or with the newest. */
async function withEntries(
  services: Needs<'directory' | 'epoch' | 'publisher' | 'store.chats'>,
  stored: StoredChat,
  after: number | undefined,
): Promise<ChatWithEntries> {
  const from = after ?? beginningOf(stored.chat.lastSeq);
  const entries = await logPast(services.store.chats, stored.chat.id, from);
  await services.directory.ensureLoaded([stored.chat.customerId]);
  return {
    chat: services.publisher.inFull(stored),
    entries: entries.map((entry) => services.publisher.entryForStaff(entry)),
    epoch: services.epoch,
  };
}

/** What a message said that was withdrawn, and the files that it brought, for leads. */
export async function wordsRecalled(
  services: Needs<'store.chats'>,
  asker: Asker,
  chatId: string,
  seq: number,
): Promise<{ text: string; files?: FileView[] } | Refusal> {
  const stored = await readable(services, asker, chatId);
  if (isRefusal(stored)) return stored;
  if (!mayWith(asker, 'readRecalled', 'foreign'))
    return refuse('forbidden', 'Only a lead sees what a withdrawn message said.');
  const later = await logPast(services.store.chats, chatId, seq);
  const line = later.find((entry) => entry.kind === 'recalled' && entry.data.seq === seq);
  if (line?.kind !== 'recalled') return refuse('not_found', 'No such message was withdrawn.');
  return { text: line.data.words, ...withFiles(line.data.files) };
}
