import { mayWith } from '../../../protocol/rights.ts';
import { denial, NO_SUCH_CHAT } from '../../domain/denial.ts';
import { relationOf } from '../../../protocol/visibility.ts';
import { agentOf, newChat, type Chat } from '../../domain/chat/chat.ts';
import type { ChatEvent, ChatEventOf } from '../../domain/chat/chat-event.ts';
import { append } from '../../domain/chat/fold.ts';
import { priorOffenceOf } from '../../domain/chat/rules/harassment.ts';
import { senderOf } from '../../domain/chat/author.ts';
import type { LogEntry } from '../../domain/chat/log.ts';
import { step } from '../../domain/chat/step.ts';
import type { Instant } from '../../domain/instant.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { Rules } from '../../domain/rules.ts';
import type { ChatNews } from '../../delivery/publish.ts';
import type { Changes, Loaded, Seen, StoredChat, Wanted } from '../../storage/chats/store.ts';
import { changeOf } from './chat-change.ts';
import {
  clientIdOf,
  receiverOf,
  senderOfCommand,
  type ChatStarted,
  type Command,
  type Room,
} from './command.ts';

/** What a decision may use besides the chats. */
export interface DecisionDeps {
  rules: Rules;
  newId: () => string;
  /** How many customers wait, as far as is known. */
  queueLength: (department: string | null) => number;
  /** Called with what a decision threw. */
  failed: (error: unknown) => void;
}

/** The answers to a batch, what to store, and what to publish once it is stored. */
export interface Decided {
  replies: ({ stored: StoredChat; entries: LogEntry[] } | Refusal)[];
  changes: Changes;
  news: ChatNews[];
}

/** The refusal of an assignment for which the agent has no free capacity any more. */
const FULL = refuse('conflict', 'This colleague has as many chats as they may have.');

const NOTHING_SEEN: Seen = {
  customer: 0,
  customerInStaffCount: 0,
  staff: 0,
  staffInCustomerCount: 0,
  customerMessages: 0,
};

/** With these the desk asks a chat whether something is due; if nothing comes of it, the chat is not asked again at once. */
const ASKING: ReadonlySet<ChatEvent['type']> = new Set(['timePassed', 'overdueHandedOn']);

/** An entry that an earlier try has stored, with its chat. */
interface Sent {
  stored: StoredChat;
  entry: LogEntry;
}

/** What has to be loaded before these commands can be decided. */
export function wantedBy(commands: Command[]): Wanted {
  const wanted = { chatIds: new Set<string>(), customerIds: new Set<string>() };
  const sent: Wanted['sent'][number][] = [];
  const agents = new Set<string>();
  const sentByCustomers: Wanted['sentByCustomers'][number][] = [];
  for (const command of commands) {
    const clientId = clientIdOf(command);
    const receiver = receiverOf(command);
    if (receiver !== null) agents.add(receiver);
    if ('chatId' in command.to) {
      wanted.chatIds.add(command.to.chatId);
      if (clientId !== null)
        sent.push({ chatId: command.to.chatId, sender: senderOfCommand(command), clientId });
    } else {
      wanted.customerIds.add(command.to.customerId);
      if (clientId !== null) sentByCustomers.push({ customerId: command.to.customerId, clientId });
    }
  }
  const { chatIds, customerIds } = wanted;
  return {
    ...{ chatIds: [...chatIds], customerIds: [...customerIds], sent, sentByCustomers },
    ...(agents.size > 0 ? { agents: [...agents].sort() } : {}),
  };
}

/** Decides commands in order, each on the state that the ones before it left. Pure, except for the ids from `newId`. */
export function decideBatch(commands: Command[], loaded: Loaded, at: Instant, deps: DecisionDeps): Decided {
  const desk = new Batch(loaded, at, deps);
  const replies = commands.map((command) => {
    try {
      return desk.decide(command);
    } catch (error) {
      // A bug costs the one whose command found it, not everybody in the batch.
      deps.failed(error);
      return refuse('unavailable', 'The desk cannot do this right now; try again in a moment.');
    }
  });
  return { replies, ...desk.result() };
}

/** The chats of one batch while it is being decided. */
class Batch {
  private readonly touched = new Map<string, ChatNews & { asked: boolean }>();
  private readonly latest = new Map<string, string>();
  /** Who has been given what in this batch. */
  private readonly given: { agent: string; department: string | null }[] = [];

  constructor(
    private readonly loaded: Loaded,
    private readonly at: Instant,
    private readonly deps: DecisionDeps,
  ) {}

  decide(command: Command): Decided['replies'][number] {
    const current = this.find(command);
    const before = this.sentBefore(current, command);
    if (before) return { stored: before.stored, entries: [before.entry] };
    if (command.event.type === 'chatStarted') return this.begin(command, command.event, current);
    if (!current) return NO_SUCH_CHAT;
    const denied = denialOf(command, current.chat);
    if (denied) return denied;
    if (command.room && !this.isFree(command.room, current.chat)) return FULL;
    const reply = this.carryOn(current, command.event);
    const receiver = receiverOf(command);
    if (receiver !== null && !isRefusal(reply))
      this.given.push({ agent: receiver, department: current.chat.department });
    return reply;
  }

  result(): { changes: Changes; news: ChatNews[] } {
    const news = [...this.touched.values()];
    return {
      changes: {
        entries: news.flatMap(({ entries }) => entries),
        chats: news.map((one) => changeOf(one, this.at, this.deps.rules)),
      },
      news: news.filter(({ entries }) => entries.length > 0),
    };
  }

  private isFree({ agent, capacity, department, most }: Room, chat: Chat): boolean {
    // A chat that has changed its department since is assigned again.
    if (chat.department !== department) return false;
    const given = this.given.filter((one) => one.agent === agent);
    if (this.loaded.openOf(agent) + given.length >= capacity) return false;
    if (department === null || most === null) return true;
    const givenOfIt = given.filter((one) => one.department === department).length;
    return this.loaded.openOf(agent, department) + givenOfIt < most;
  }

  private find({ to }: Command): StoredChat | undefined {
    if ('chatId' in to) return this.touched.get(to.chatId)?.after ?? this.loaded.chat(to.chatId);
    const id = this.latest.get(to.customerId);
    if (id !== undefined) return this.touched.get(id)?.after;
    const latest = this.loaded.latestChatOf(to.customerId);
    return latest && (this.touched.get(latest.chat.id)?.after ?? latest);
  }

  /** The entry that an earlier attempt has stored: in the addressed chat, or in any chat of the addressed customer. */
  private sentBefore(current: StoredChat | undefined, command: Command): Sent | undefined {
    const clientId = clientIdOf(command);
    if (clientId === null || !current) return undefined;
    const sender = senderOfCommand(command);
    // Earlier chats of a customer are in a batch only by way of those that continue them.
    for (let id: string | null = current.chat.id; id !== null;) {
      const now: ChatNews | undefined = this.touched.get(id);
      const entry = now?.entries.find((one) => one.clientId === clientId && senderOf(one.by) === sender);
      if (now && entry) return { stored: now.after, entry };
      id = 'customerId' in command.to && now ? now.after.chat.continues : null;
    }
    return this.storedBefore(current, command, { sender, clientId });
  }

  private storedBefore(
    current: StoredChat,
    { to }: Command,
    { sender, clientId }: { sender: string; clientId: string },
  ): Sent | undefined {
    if ('chatId' in to) {
      const entry = this.loaded.sent({ chatId: to.chatId, sender, clientId });
      return entry && { stored: current, entry };
    }
    const found = this.loaded.sentByCustomer({ customerId: to.customerId, clientId });
    return found && { ...found, stored: this.touched.get(found.stored.chat.id)?.after ?? found.stored };
  }

  private begin(
    command: Command,
    started: ChatStarted,
    current: StoredChat | undefined,
  ): Decided['replies'][number] {
    const wrote = firstMessage(started);
    // What is wrong with the files is wrong in a running chat too; what speaks against a new chat is not.
    if (command.unfit) return command.unfit;
    if (current && current.chat.state.status !== 'closed') return this.carryOn(current, wrote);
    if (command.objection) return command.objection;
    if (!('customerId' in command.to)) return refuse('bad_request', 'A chat begins with its customer.');
    const { customerId } = command.to;
    const chat = newChat({
      id: this.deps.newId(),
      customerId,
      startedAt: this.at,
      continues: current?.chat.id ?? null,
      preferredAgent: preferredIn(started, current),
      leftMessage: started.leftMessage,
      department: started.department ?? null,
      promises: current?.chat.promises ?? [],
      queuedBehind: this.deps.queueLength(started.department ?? null) + this.latest.size,
      marked: priorOffenceOf(current?.chat, this.at, this.deps.rules),
    });
    this.latest.set(customerId, chat.id);
    return this.carryOn({ chat, seen: NOTHING_SEEN }, wrote, true);
  }

  private carryOn(
    current: StoredChat,
    event: Parameters<typeof step>[1],
    isNew = false,
  ): Decided['replies'][number] {
    const outcome = step(current.chat, event, this.at, this.deps.rules);
    if (isRefusal(outcome)) return outcome;
    const { chat, entries } = append(current.chat, outcome, this.at);
    const after = { ...current, chat };
    const known = this.touched.get(chat.id);
    this.touched.set(chat.id, {
      before: known ? known.before : isNew ? null : current,
      after,
      entries: [...(known?.entries ?? []), ...entries],
      asked: ASKING.has(event.type) && entries.length === 0,
    });
    return { stored: after, entries };
  }
}

function firstMessage({ clientId, text, files }: ChatStarted): ChatEventOf<'customerWrote'> {
  return { type: 'customerWrote', clientId, text, ...(files === undefined ? {} : { files }) };
}

function denialOf({ asker, ability, objection = null }: Command, chat: Chat): Refusal | null {
  if (!asker || !ability) return objection;
  const { status } = chat.state;
  const owner = { status, agent: agentOf(chat), beside: chat.beside };
  const relation = relationOf(asker, { ...owner, worksForCustomer: false });
  return mayWith(asker, ability, relation) ? objection : denial(asker, relation);
}

/** Who has invited the customer, else who had their last chat. */
function preferredIn({ preferredAgent = null }: ChatStarted, before: StoredChat | undefined): string | null {
  return preferredAgent ?? (before ? agentOf(before.chat) : null);
}
