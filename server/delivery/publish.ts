import type { CustomerChat, StaffChat, StaffView } from '../../protocol/chat.ts';
import type { Entry } from '../../protocol/entry.ts';
import { agentOf, needsLead } from '../domain/chat/chat.ts';
import type { LogEntry } from '../domain/chat/log.ts';
import type { Instant } from '../domain/instant.ts';
import type { Rules } from '../domain/rules.ts';
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
import { whoHasTheRow } from './who-hears.ts';

/** What has become of one chat: the row before and after, and the new entries. */
export interface ChatNews {
  before: StoredChat | null;
  after: StoredChat;
  entries: LogEntry[];
}

/** What publishing looks at. */
export interface PublisherDeps {
  rooms: Rooms;
  directory: Directory;
  presence: Presence;
  situations: Situations;
  places: QueuePositions;
  blocks: Blocks;
  visitors: VisitorNames;
  clock: Clock;
  rules: Rules;
}

/** Tells everybody who may hear what was committed, and nobody else. */
export class Publisher {
  constructor(private readonly sights: PublisherDeps) {}

  /** After a commit, in the order of the log. Waits only if a customer has to be looked up first. */
  async publish(news: ChatNews[]): Promise<void> {
    await this.sights.directory.ensureLoaded(news.map(({ after }) => after.chat.customerId));
    for (const one of news) this.tell(one);
  }

  /** A chat's row, again: something beside its log has changed. */
  async repeat(stored: StoredChat): Promise<void> {
    await this.repeatToStaff(stored);
    this.toCustomer(stored);
  }

  /** As {@link repeat}, of something that customers do not see. */
  async repeatToStaff(stored: StoredChat): Promise<void> {
    await this.sights.directory.ensureLoaded([stored.chat.customerId]);
    this.tellStaffRow(stored);
  }

  /** Only its customer hears: their place in the queue, say. */
  toCustomer(stored: StoredChat): void {
    const { rooms } = this.sights;
    rooms.customers.to(customerRoom(stored.chat.customerId)).emit('chat', this.forCustomer(stored));
  }

  /** As {@link toCustomer}, only to those who are connected to this process. */
  toCustomerHere(stored: StoredChat): void {
    const room = customerRoom(stored.chat.customerId);
    this.sights.rooms.customers.local.to(room).emit('chat', this.forCustomer(stored));
  }

  /** Staff who see the chat see how far its customer has read. */
  readByCustomer(stored: StoredChat): void {
    const read = { chatId: stored.chat.id, seq: stored.seen.customerInStaffCount };
    this.sights.rooms.desk.to(whoHasTheRow(stored)).emit('read', read);
  }

  /** Each process tells its own people: each has its own moment at which it last told them. */
  staffChanged(view: StaffView): void {
    this.sights.rooms.desk.local.to(EVERYBODY).emit('staff', view);
  }

  forCustomer(stored: StoredChat): CustomerChat {
    const { rules, directory, places, clock } = this.sights;
    const place = places.of(stored.chat.id);
    return chatForCustomer(stored, { rules, names: directory, now: clock.now(), place });
  }

  /** Needs {@link Directory.ensureLoaded} for the customer before. */
  forStaff(stored: StoredChat): StaffChat {
    const { rules, directory, presence, situations } = this.sights;
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
    const details = detailsOf(this.sights.directory.customer(stored.chat.customerId));
    return { ...row, customer: { ...row.customer, ...details } };
  }

  /**
   * Staff who have the chat in view, and its agent, hear that its customer says something else of themselves. The
   * details themselves are only fetched by who shows them: a visitor can change them many times a second.
   */
  detailsChanged({ chat }: StoredChat): void {
    const agent = agentOf(chat);
    const rooms = [followers(chat.id), ...(agent === null ? [] : [staffRoom(agent)])];
    this.sights.rooms.desk.to(rooms).emit('customer', { chatId: chat.id });
  }

  /** Each process tells its own people how many wait. */
  queueChanged(waiting: number): void {
    this.sights.rooms.desk.local.to(EVERYBODY).emit('queue', { waiting });
  }

  private blockedUntil(customerId: string, customer: Customer | null): Instant | null {
    const { blocks, visitors } = this.sights;
    if (!blocks.any) return null;
    const network = customer?.network ?? null;
    return blocks.of({ customerId, network, contact: visitors.contact(customer?.contact) })?.until ?? null;
  }

  entryForStaff(entry: LogEntry): Entry {
    return entryForStaff(entry, this.sights.directory);
  }

  entryForCustomer(entry: LogEntry): Entry | null {
    return entryForCustomer(entry, this.sights.directory);
  }

  private tell({ before, after, entries }: ChatNews): void {
    const { rooms, directory } = this.sights;
    const { chat } = after;
    if (before === null) directory.countChat(chat.customerId);
    const customers = rooms.customers.to(customerRoom(chat.customerId));
    let hearers = this.staffOf(before, after);
    let hasLeft = false;
    for (const entry of entries) {
      rooms.desk.to(hearers).emit('entry', this.entryForStaff(entry));
      const forCustomer = this.entryForCustomer(entry);
      if (forCustomer) customers.emit('entry', forCustomer);
      // Whoever gives a chat away hears that it went, and nothing of what is said in it in the same moment.
      if (hasLeft || (entry.kind !== 'joined' && entry.kind !== 'transferred')) continue;
      hasLeft = true;
      this.takeLeave(before, after);
      hearers = this.staffOf(null, after);
    }
    if (!hasLeft) this.takeLeave(before, after);
    this.tellStaffRow(after, before !== null && needsLead(before.chat));
    this.toCustomer(after);
  }

  /** The agents before and after, and whoever has the chat in view. */
  private staffOf(before: StoredChat | null, after: StoredChat): string[] {
    const agents = [before && agentOf(before.chat), agentOf(after.chat)].filter((agent) => agent !== null);
    return [...new Set(agents)].map(staffRoom).concat(followers(after.chat.id));
  }

  /** Agents who may see the chat no longer stop hearing of it, and are told that it has left their lists. */
  private takeLeave(before: StoredChat | null, after: StoredChat): void {
    const now = agentOf(after.chat);
    const waited = before?.chat.state.status === 'waiting';
    const previous = before && agentOf(before.chat);
    if (!before || now === null || (!waited && previous === now)) return;
    const { desk } = this.sights.rooms;
    const { id } = after.chat;
    desk
      .in(followers(id))
      .except([LEADS, staffRoom(now)])
      .socketsLeave(followers(id));
    const left = waited || previous === null ? EVERYBODY : staffRoom(previous);
    desk
      .to(left)
      .except([FLOOR, followers(id), staffRoom(now)])
      .emit('gone', { chatId: id });
  }

  /** Leads hear of what needs them wherever they are, and then of its end. [P3] */
  private tellStaffRow(stored: StoredChat, neededLead = false): void {
    const leads = neededLead || needsLead(stored.chat) ? [LEADS] : [];
    this.sights.rooms.desk.to([...whoHasTheRow(stored), ...leads]).emit('chat', this.forStaff(stored));
  }
}
