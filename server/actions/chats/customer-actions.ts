import { v7 as newId } from 'uuid';
import type { CustomerChat } from '../../../protocol/chat.ts';
import type { Entry } from '../../../protocol/entry.ts';
import type { ChatEvent } from '../../domain/chat/chat-event.ts';
import type { LogEntry } from '../../domain/chat/log.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { followers, staffRoom } from '../../delivery/rooms.ts';
import { agentOf } from '../../domain/chat/chat.ts';
import type { StoredChat } from '../../storage/chats/store.ts';
import { attached, NOTHING_ATTACHED } from '../files/attach.ts';
import { NOTHING_QUOTED, quotedByCustomer } from './quoting.ts';
import type { ChatStarted } from './command.ts';
import { deskView } from '../desk-view.ts';
import type { ChatServices, DeskState, Needs } from '../services.ts';
import { introduce, type Introduction } from '../visitors/introduce.ts';
import { republishRowToStaff } from './republish-row.ts';
import { beginningOf, customerLogPast } from './log-reading.ts';

/** A closed chat is shown again for this long. */
const REMEMBER_CLOSED_MS = 24 * 3_600_000;

/** What a customer finds on coming (back): while a chat runs, the desk is its department, else that of their next one. */
export async function greet(
  services: Needs<DeskState | 'publisher' | 'store.chats'>,
  customerId: string,
  next: string | null = null,
): Promise<{ chat: CustomerChat | null; entries: Entry[]; department: string | null }> {
  const latest = await services.store.chats.latestOf(customerId);
  if (!latest || isForgotten(services, latest)) return { chat: null, entries: [], department: next };
  const department = latest.chat.state.status === 'closed' ? next : latest.chat.department;
  const from = beginningOf(latest.chat.lastCustomerSeq);
  const entries = await customerLogPast(services.store.chats, latest.chat.id, from);
  return { chat: services.publisher.forCustomer(latest), entries: visible(services, entries), department };
}

/** Whether a customer has a running chat, to which their messages go. */
export async function hasRunningChat(services: Needs<'store.chats'>, customerId: string): Promise<boolean> {
  const latest = await services.store.chats.latestOf(customerId);
  return latest !== null && latest.chat.state.status !== 'closed';
}

/** What a chat begins with. */
interface FirstMessage {
  clientId: string;
  text: string;
  /** Ids of what was uploaded for it. */
  files?: readonly string[] | undefined;
  department?: string | null;
  /** The agent who has invited the customer. */
  preferredAgent?: string | null;
  /** Why no new chat may begin, not even with a message that is left. */
  unasked?: Refusal | null;
}

/**
 * Starts a chat with its first message; if one is running, the message goes there. An objection applies only to a new
 * chat that would wait for an agent: a repeated message is acknowledged, a running chat continues, and a message left
 * outside service hours is stored, because it does not wait in the queue.
 */
export async function start(
  services: Needs<ChatServices | DeskState | 'rules' | 'store.customers' | 'store.files'>,
  customerId: string,
  introduction: Introduction,
  { clientId, text, files: ids, department = null, preferredAgent = null, unasked = null }: FirstMessage,
  objection: Refusal | null = null,
): Promise<{ chat: CustomerChat; entry: Entry } | Refusal> {
  const leftMessage = !deskView(services, services.profile.locale, department).open;
  const against = unasked ?? (leftMessage ? null : objection);
  // Store nothing about a visitor who will be refused.
  if (against === null) await introduce(services, customerId, introduction);
  const { files, objection: unfit } = ids ? await attached(services, { customerId }, ids) : NOTHING_ATTACHED;
  const reply = await services.chats.perform({
    to: { customerId },
    event: { type: 'chatStarted', clientId, text, files, leftMessage, department, preferredAgent },
    objection: against,
    unfit,
  });
  if (isRefusal(reply)) return reply;
  const entry = own(services, reply.entries);
  return entry ? { chat: services.publisher.forCustomer(reply.stored), entry } : nothingStored();
}

/** A message in the chat that runs. */
export async function write(
  services: Needs<'chats' | 'publisher' | 'store.chats' | 'store.files'>,
  customerId: string,
  {
    clientId,
    text,
    files: ids,
    quote: seq,
  }: Pick<FirstMessage, 'clientId' | 'text' | 'files'> & { quote?: number | undefined },
): Promise<{ entry: Entry } | Refusal> {
  const { files, objection } = ids ? await attached(services, { customerId }, ids) : NOTHING_ATTACHED;
  const { quote, objection: unquotable } =
    seq === undefined ? NOTHING_QUOTED : await quotedByCustomer(services, customerId, seq);
  const said = { clientId, text, files, ...(quote ? { quote } : {}) };
  return act(services, customerId, { type: 'customerWrote', ...said }, objection ?? unquotable);
}

/** Any other event of a customer in their chat. */
export async function act(
  services: Needs<'chats' | 'publisher'>,
  customerId: string,
  event: Exclude<ChatEvent | ChatStarted, ChatStarted>,
  objection: Refusal | null = null,
): Promise<{ entry: Entry } | Refusal> {
  const reply = await services.chats.perform({ to: { customerId }, event, objection });
  if (isRefusal(reply)) return reply;
  const entry = own(services, reply.entries);
  return entry ? { entry } : nothingStored();
}

/** What a customer missed, in their own count. */
export async function sync(
  services: Needs<'publisher' | 'store.chats'>,
  customerId: string,
  after: number,
): Promise<{ entries: Entry[]; chat: CustomerChat | null }> {
  const latest = await services.store.chats.latestOf(customerId);
  if (!latest) return { entries: [], chat: null };
  const entries = await customerLogPast(services.store.chats, latest.chat.id, after);
  return { entries: visible(services, entries), chat: services.publisher.forCustomer(latest) };
}

/** The customer has read up to here; staff see it. */
export async function customerRead(
  services: Needs<'chats' | 'publisher' | 'store.chats'>,
  customerId: string,
  seq: number,
): Promise<object> {
  const latest = await services.store.chats.latestOf(customerId);
  if (!latest || seq > latest.chat.lastCustomerSeq || seq <= latest.seen.customer) return {};
  const seen = await services.store.chats.markSeen(latest.chat.id, 'customer', seq);
  if (!seen) return {};
  await services.chats.betweenBatches(async () => {
    const stored = await services.store.chats.find(latest.chat.id);
    if (stored) services.publisher.readByCustomer(stored);
  });
  return {};
}

/**
 * The customer types, or stops. What they type goes to staff where the desk wants that, apart from the indicator, which the
 * adapter keeps for a while.
 */
export async function customerTyping(
  services: Needs<'presence' | 'profile' | 'rooms' | 'sneakPeek' | 'store.chats'>,
  customerId: string,
  on: boolean,
  text?: string,
): Promise<object> {
  services.presence.customerTypes(customerId, on);
  const latest = await services.store.chats.latestOf(customerId);
  if (latest && latest.chat.state.status !== 'closed') {
    const { id: chatId } = latest.chat;
    services.rooms.desk.to(staffSideOf(latest)).emit('typing', { chatId, on, by: 'customer' });
    if (services.profile.sneakPeek && on && text !== undefined)
      services.sneakPeek.show(customerId, { chatId, agent: agentOf(latest.chat), text });
  }
  return {};
}

/** A customer has connected or disconnected: publishes it to staff who see their chat. */
export async function customerSeen(
  services: Needs<'chats' | 'presence' | 'publisher' | 'rooms' | 'store.chats'>,
  customerId: string,
): Promise<void> {
  const latest = await services.store.chats.latestOf(customerId);
  if (!latest || latest.chat.state.status === 'closed') return;
  // A disconnected customer is not typing, whatever they last sent.
  if (!services.presence.customerOnline(customerId))
    services.rooms.desk
      .to(staffSideOf(latest))
      .emit('typing', { chatId: latest.chat.id, on: false, by: 'customer' });
  await republishRowToStaff(services, latest.chat.id);
}

/** A new id for a customer who has none. */
export const newCustomerId = (): string => newId();

function isForgotten(services: Needs<'clock'>, { chat }: StoredChat): boolean {
  return chat.state.status === 'closed' && services.clock.now() - chat.state.closedAt > REMEMBER_CLOSED_MS;
}

function staffSideOf({ chat }: StoredChat): string[] {
  const agent = agentOf(chat);
  return [followers(chat.id), ...(agent === null ? [] : [staffRoom(agent)])];
}

function visible(services: Needs<'publisher'>, entries: LogEntry[]): Entry[] {
  return entries.map((entry) => services.publisher.entryForCustomer(entry)).filter((entry) => entry !== null);
}

function own(services: Needs<'publisher'>, entries: LogEntry[]): Entry | null {
  const [first] = entries;
  return first ? services.publisher.entryForCustomer(first) : null;
}

function nothingStored(): Refusal {
  return refuse('conflict', 'Nothing has changed by this.');
}
