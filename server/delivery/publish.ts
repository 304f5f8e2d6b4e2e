import type { CustomerChat, StaffChat, StaffView, WaitReason } from '../../protocol/chat.ts';
import type { Entry } from '../../protocol/entry.ts';
import { mayWith } from '../../protocol/rights.ts';
import { agentOf, type Chat, needsLead } from '../domain/chat/chat.ts';
import { accountOf } from '../domain/chat/author.ts';
import type { EntryOf, LogEntry } from '../domain/chat/log.ts';
import { statementId } from '../domain/chat/rules/approval.ts';
import { iso, type Instant } from '../domain/instant.ts';
import type { Rules } from '../domain/rules.ts';
import { leadsFor, relationToOthers, type Callable } from '../../protocol/visibility.ts';
import type { Customer } from '../storage/customers/store.ts';
import type { StoredChat } from '../storage/chats/store.ts';
import type { Clock } from '../lib/clock.ts';
import type { Blocks } from '../live/blocks.ts';
import type { Directory } from '../live/directory.ts';
import type { QueuePositions } from '../live/queue-positions.ts';
import type { Presence } from '../live/presence.ts';
import { chatForCustomer, chatForStaff, detailsOf } from './present-chat.ts';
import { entryForCustomer, entryForStaff } from './present-entry.ts';
import { customerRoom, EVERYBODY, FLOOR, followers, LEADS, staffRoom, type Rooms } from './rooms.ts';
import type { Situations } from '../live/situations.ts';
import type { VisitorNames } from '../live/visitor-names.ts';

/** What has become of one chat: the row before and after, and the new entries. */
export interface ChatNews {
  before: StoredChat | null;
  after: StoredChat;
  entries: LogEntry[];
}

/** What the publisher reads to present a chat. */
export interface PublisherDeps {
  rooms: Rooms;
  directory: Directory;
  presence: Presence;
  situations: Situations;
  queuePositions: QueuePositions;
  blocks: Blocks;
  visitors: VisitorNames;
  clock: Clock;
  rules: Rules;
}

/** Emits what was committed to everybody who may see it, and to nobody else. */
export class Publisher {
  constructor(private readonly deps: PublisherDeps) {}

  /** After a commit, in the order of the log. Waits only if a customer has to be looked up first. */
  async publish(news: ChatNews[]): Promise<void> {
    await this.deps.directory.ensureLoaded(news.map(({ after }) => after.chat.customerId));
    for (const one of news) this.emit(one);
  }

  /** Publishes a chat's row again because something outside its log has changed. */
  async repeat(stored: StoredChat): Promise<void> {
    await this.repeatToStaff(stored);
    this.toCustomer(stored);
  }

  /** As {@link repeat}, for changes that customers do not see. */
  async repeatToStaff(stored: StoredChat): Promise<void> {
    await this.deps.directory.ensureLoaded([stored.chat.customerId]);
    this.emitRow(stored);
  }

  /** To the customer only, for example with their position in the queue. */
  toCustomer(stored: StoredChat): void {
    const { rooms } = this.deps;
    rooms.customers.to(customerRoom(stored.chat.customerId)).emit('chat', this.forCustomer(stored));
  }

  /** As {@link toCustomer}, only to those who are connected to this process. */
  toCustomerHere(stored: StoredChat): void {
    const room = customerRoom(stored.chat.customerId);
    this.deps.rooms.customers.local.to(room).emit('chat', this.forCustomer(stored));
  }

  /** Staff who see the chat see how far its customer has read. */
  readByCustomer(stored: StoredChat): void {
    const read = { chatId: stored.chat.id, seq: stored.seen.customerInStaffCount };
    this.deps.rooms.desk.to(rowAudience(stored)).emit('read', read);
  }

  /** Only to the clients of this process: each process decides by itself when to publish this. */
  staffChanged(view: StaffView): void {
    this.deps.rooms.desk.local.to(EVERYBODY).emit('staff', view);
  }

  forCustomer(stored: StoredChat): CustomerChat {
    const { rules, directory, queuePositions, clock } = this.deps;
    const place = queuePositions.of(stored.chat);
    return chatForCustomer(stored, { rules, names: directory, now: clock.now(), place });
  }

  /** Needs {@link Directory.ensureLoaded} for the customer before. */
  forStaff(stored: StoredChat): StaffChat {
    const { rules, directory, presence, situations } = this.deps;
    const { id, customerId } = stored.chat;
    const customer = directory.customer(customerId);
    return chatForStaff(stored, {
      rules,
      customer,
      online: presence.customerOnline(customerId),
      pastChats: directory.pastChats(customerId),
      situation: situations.of(id),
      blockedUntil: this.blockedUntil(customerId, customer),
    });
  }

  /** As {@link forStaff}, with all that is known of the customer: for those who asked for this chat. */
  inFull(stored: StoredChat): StaffChat {
    const row = this.forStaff(stored);
    const details = detailsOf(this.deps.directory.customer(stored.chat.customerId));
    return { ...row, customer: { ...row.customer, ...details } };
  }

  /**
   * Tells staff who follow the chat, and its agent, that the customer's details have changed. Clients that show them
   * fetch them: a visitor can change them many times a second.
   */
  detailsChanged({ chat }: StoredChat): void {
    const agent = agentOf(chat);
    const rooms = [followers(chat.id), ...(agent === null ? [] : [staffRoom(agent)])];
    this.deps.rooms.desk.to(rooms).emit('customer', { chatId: chat.id });
  }

  /** Each process tells its own people how many wait, and why those wait who are served next. */
  queueChanged(waiting: number, waits: WaitReason[]): void {
    this.deps.rooms.desk.local.to(EVERYBODY).emit('queue', { waiting, waits });
  }

  private blockedUntil(customerId: string, customer: Customer | null): Instant | null {
    const { blocks, visitors } = this.deps;
    if (!blocks.any) return null;
    const network = customer?.network ?? null;
    return blocks.of({ customerId, network, contact: visitors.contact(customer?.contact) })?.until ?? null;
  }

  entryForStaff(entry: LogEntry): Entry {
    return entryForStaff(entry, this.deps.directory);
  }

  entryForCustomer(entry: LogEntry): Entry | null {
    return entryForCustomer(entry, this.deps.directory);
  }

  private emit({ before, after, entries }: ChatNews): void {
    const { rooms, directory } = this.deps;
    const { chat } = after;
    if (before === null) directory.countChat(chat.customerId);
    const customers = rooms.customers.to(customerRoom(chat.customerId));
    let hearers = this.staffOf(before, after);
    let hasLeft = false;
    for (const entry of entries) {
      rooms.desk.to([...hearers, ...this.calledBy(entry)]).emit('entry', this.entryForStaff(entry));
      const forCustomer = this.entryForCustomer(entry);
      if (forCustomer) customers.emit('entry', forCustomer);
      if (entry.kind === 'approval_asked') this.askLeads(after, entry);
      // The previous agent is told that the chat has moved, and nothing that is written in it in the same batch.
      if (hasLeft || !isMove(entry)) continue;
      hasLeft = true;
      this.takeLeave(before, after);
      hearers = this.staffOf(null, after);
    }
    if (!hasLeft) this.takeLeave(before, after);
    this.typesToCustomer(before, after);
    this.emitRow(
      after,
      before !== null && needsLead(before.chat),
      entries.flatMap((one) => this.calledBy(one)),
    );
    if (!this.isHidden({ before, after, entries })) this.toCustomer(after);
  }

  /** The leads whom the chat calls are asked, on whichever process they are. [P6] */
  private askLeads({ chat }: StoredChat, { seq, by, at, text }: EntryOf<'approval_asked'>): void {
    const leads = this.leadsOf(chat).map(({ account }) => staffRoom(account));
    if (leads.length === 0) return;
    this.deps.rooms.desk.to(leads).emit('approval', {
      ...{ id: statementId(chat.id, seq), chatId: chat.id, by: accountOf(by) ?? '', at: iso(at), text },
      approved: false,
    });
  }

  private leadsOf({ department }: Chat): Callable[] {
    const { directory, presence } = this.deps;
    const staff = directory.members().map(({ account, role, disabledAt, departments }) => ({
      ...{ account, role, disabled: disabledAt !== null, connected: presence.staffConnected(account) },
      departments: departments.map((one) => one.department),
    }));
    return leadsFor(staff, department);
  }

  /**
   * A lead who is there reads the statement, so somebody is at the answer: the customer sees typing, for as long as that
   * lives. With nobody there it would be false. [P6]
   */
  private typesToCustomer(before: StoredChat | null, { chat }: StoredChat): void {
    const waited = before?.chat.crisis?.statements.length ?? 0;
    const waits = chat.crisis?.statements.length ?? 0;
    const begins = waits > waited && this.leadsOf(chat).some(({ connected }) => connected);
    if (begins || (waits === 0 && waited > 0))
      this.deps.rooms.customers.to(customerRoom(chat.customerId)).emit('typing', { on: waits > 0 });
  }

  /** Internal changes send nothing to the customer, not even an unchanged row. [P6] */
  private isHidden({ before, after, entries }: ChatNews): boolean {
    if (before === null || entries.some(({ customerSeq }) => customerSeq !== null)) return false;
    const [was, is] = [before, after].map((one) => JSON.stringify({ ...this.forCustomer(one), now: null }));
    return was === is;
  }

  /** The rooms of who was and is in the chat, and of consoles that follow it. */
  private staffOf(before: StoredChat | null, after: StoredChat): string[] {
    const people = [...(before === null ? [] : peopleOf(before.chat)), ...peopleOf(after.chat)];
    return [...new Set(people)].map(staffRoom).concat(followers(after.chat.id));
  }

  /** The rooms of leads whom a note mentions; agents are invited by a mention, and are reached as participants. [P6] */
  private calledBy(entry: LogEntry): string[] {
    if (entry.kind !== 'note' || entry.data === undefined) return [];
    const { directory } = this.deps;
    return entry.data.mentions
      .filter((account) => (directory.member(account)?.role ?? 'agent') !== 'agent')
      .map(staffRoom);
  }

  /**
   * Removes agents who may no longer see the chat from its room, and tells their consoles to drop it from the lists.
   */
  private takeLeave(before: StoredChat | null, after: StoredChat): void {
    const now = agentOf(after.chat);
    if (!before || now === null) return;
    const waited = before.chat.state.status === 'waiting';
    const people = peopleOf(after.chat);
    const gone = peopleOf(before.chat).filter((account) => !people.includes(account));
    if (!waited && gone.length === 0) return;
    const { desk } = this.deps.rooms;
    const { id } = after.chat;
    const staying = people.map(staffRoom);
    desk
      .in(followers(id))
      .except([LEADS, ...staying])
      .socketsLeave(followers(id));
    desk
      .to(waited ? EVERYBODY : gone.map(staffRoom))
      .except([FLOOR, followers(id), ...staying])
      .emit('gone', { chatId: id });
  }

  /** Leads get what needs a lead, and its end, on every screen. [P3] */
  private emitRow(stored: StoredChat, neededLead = false, called: readonly string[] = []): void {
    const leads = neededLead || needsLead(stored.chat) ? [LEADS] : [];
    this.deps.rooms.desk
      .to([...rowAudience(stored), ...leads, ...called])
      .emit('chat', this.forStaff(stored));
  }
}

/** The chat's agent, who has joined it, and who was invited. */
function peopleOf(chat: Chat): string[] {
  const agent = agentOf(chat);
  const { joined, invited } = chat.beside;
  return [...(agent === null ? [] : [agent]), ...joined, ...invited];
}

/** Whether the chat changes hands with this entry. */
function isMove(entry: LogEntry): boolean {
  return entry.kind === 'transferred' || (entry.kind === 'joined' && entry.data.how !== 'beside');
}

/** Any agent but the one of the chat. */
const OTHER_AGENT = { account: '', role: 'agent' } as const;

/** The rooms of everybody whose lists show the chat: all agents, if every agent may read it. */
function rowAudience({ chat }: StoredChat): string[] {
  const agent = agentOf(chat);
  const isEverybodys = mayWith(OTHER_AGENT, 'read', relationToOthers({ status: chat.state.status, agent }));
  if (agent === null || isEverybodys) return [EVERYBODY];
  return [FLOOR, followers(chat.id), ...peopleOf(chat).map(staffRoom)];
}
