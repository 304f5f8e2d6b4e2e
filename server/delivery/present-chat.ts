import type {
  CrisisView,
  CustomerChat,
  CustomerDetails,
  CustomerView,
  DeadlineView,
  HandoverView,
  LeadCallView,
  StaffChat,
} from '../../protocol/chat.ts';
import { agentOf, type Chat } from '../domain/chat/chat.ts';
import { closesAt, deadlinesOf } from '../domain/chat/deadlines.ts';
import { statementId } from '../domain/chat/rules/approval.ts';
import { leadOfferedFor } from '../domain/chat/rules/lead-offer.ts';
import { offerOf } from '../domain/chat/rules/offer.ts';
import { owesOf, restedAlarms } from '../domain/chat/rules/owes.ts';
import { runningTime } from '../domain/chat/rules/wrap-up-time.ts';
import { knownContact, knownName } from '../domain/customer/record.ts';
import { withFiles } from '../domain/file/attached.ts';
import { iso, isoOrNull, type Instant } from '../domain/instant.ts';
import type { Rules } from '../domain/rules.ts';
import { shownAttributes } from '../domain/visitor/attributes.ts';
import type { Customer } from '../storage/customers/store.ts';
import type { StoredChat } from '../storage/chats/store.ts';
import type { StaffNames } from '../live/directory.ts';
import type { QueuePosition } from '../live/queue-positions.ts';

/** A chat as its customer may see it. */
export function chatForCustomer(
  { chat, seen }: StoredChat,
  about: { rules: Rules; names: StaffNames; now: Instant; place: QueuePosition | null },
): CustomerChat {
  const agent = agentOf(chat);
  const { state } = chat;
  return {
    id: chat.id,
    now: iso(about.now),
    status: state.status,
    owes: owesOf(chat),
    agent: agent === null ? null : about.names.number(agent),
    lastSeq: chat.lastCustomerSeq,
    seenByAgent: seen.staffInCustomerCount,
    position: state.status === 'waiting' ? (about.place?.position ?? null) : null,
    estimate: state.status === 'waiting' ? (about.place?.estimate ?? null) : null,
    leftMessage: chat.leftMessage,
    closesAt: isoOrNull(closesAt(chat, about.rules, about.now)),
    deadlines: deadlinesFor(chat, about.rules, ['idle', 'harassment']),
    warned: chat.warning === null ? null : { until: iso(chat.warning.until) },
    held: heldView(chat),
    contactAsked: chat.contactAsked,
    agentLost: state.status === 'open' && state.agentLostAt !== null,
    reason: state.status === 'closed' ? state.reason : null,
    rated: state.status === 'closed' && state.rating !== null,
  };
}

/** What staff see of a chat beyond its row. */
export interface ChatContext {
  rules: Rules;
  customer: Customer | null;
  online: boolean;
  pastChats: number;
  situation: string | null;
  blockedUntil: Instant | null;
}

/** A chat as staff see it: one row of the inbox or the floor, without the details of its customer. */
export function chatForStaff({ chat, seen }: StoredChat, context: ChatContext): StaffChat {
  const { state } = chat;
  const closed = state.status === 'closed' ? state : null;
  return {
    id: chat.id,
    status: state.status,
    agent: agentOf(chat),
    owes: owesOf(chat),
    startedAt: iso(chat.startedAt),
    waitingSince: closed ? null : isoOrNull(chat.waitingSince),
    ...restedAlarmsView(chat, context.rules),
    queuedAt: state.status === 'waiting' ? iso(state.queuedAt) : null,
    lastAt: iso(chat.lastAt),
    lastSeq: chat.lastSeq,
    lastText: chat.lastText,
    lastFile: chat.lastFile,
    lastBy: chat.lastBy,
    lastAuthor: chat.lastAuthor,
    handover: unopened({ chat, seen }),
    unread: Math.max(0, chat.customerMessages - seen.customerMessages),
    seenByCustomer: seen.customerInStaffCount,
    situation: context.situation,
    deadlines: deadlinesFor(chat, context.rules, STAFF_SEES),
    warned:
      chat.warning === null ? null : { until: iso(chat.warning.until), evidence: chat.warning.evidence },
    ...procedures(chat),
    department: chat.department,
    offeredTo: state.status === 'waiting' ? state.offeredTo : [],
    ...offerView(chat),
    ...leadOfferView(chat),
    agentLost: state.status === 'open' && state.agentLostAt !== null,
    leftMessage: chat.leftMessage,
    unanswered: closed?.reason === 'abandoned' && chat.erasedAt === null,
    continues: chat.continues,
    reason: closed?.reason ?? null,
    closedAt: closed === null ? null : iso(closed.closedAt),
    rating: closed?.rating ?? null,
    ...wrapUpView(chat),
    customer: customerView(chat.customerId, context),
  };
}

const STAFF_SEES: DeadlineView['kind'][] = [
  'idle',
  'nudge',
  'harassment',
  'abandoned',
  'requeue',
  'decision',
  'hold',
  'promise',
  'overflow',
];

/** How far the manual's procedures have come in this chat. [P2] [P3] [P6] [P7] */
function procedures(
  chat: Chat,
): Pick<
  StaffChat,
  'abuseSteps' | 'closeAsked' | 'marked' | 'held' | 'leadTold' | 'leadCall' | 'crisis' | 'beside'
> {
  const { abuse, marked } = chat;
  const asked = abuse.asked;
  return {
    abuseSteps: abuse.steps,
    closeAsked: asked === null ? null : { by: asked.by, at: iso(asked.at), until: iso(asked.until) },
    marked: marked === null ? null : { ...marked, at: iso(marked.at) },
    held: heldView(chat),
    leadTold: isoOrNull(chat.leadToldAt),
    leadCall: leadCallView(chat),
    crisis: crisisView(chat),
    beside: chat.beside,
  };
}

function restedAlarmsView(chat: Chat, rules: Rules): Pick<StaffChat, 'restedAlarms'> {
  const moments = restedAlarms(chat, rules);
  return moments === null ? {} : { restedAlarms: { mark: iso(moments.mark), alarm: iso(moments.alarm) } };
}

function offerView(chat: Chat): Pick<StaffChat, 'offer'> {
  const offer = offerOf(chat);
  return offer === null ? {} : { offer: { to: offer.to, until: iso(offer.until) } };
}

function leadOfferView(chat: Chat): Pick<StaffChat, 'leadOffered'> {
  const since = leadOfferedFor(chat);
  return since === null ? {} : { leadOffered: { since: iso(since) } };
}

function leadCallView({ leadCall }: Chat): LeadCallView | null {
  if (leadCall === null) return null;
  const { number, by, reason, at, onDuty, ended } = leadCall;
  const end = ended === null ? null : { by: ended.by, at: iso(ended.at) };
  return { number, by, reason, at: iso(at), onDuty, ended: end };
}

function crisisView({ id, crisis }: Chat): CrisisView | null {
  if (crisis === null) return null;
  const { since, by, ended, reported, statements } = crisis;
  const pending = statements.map((one) => ({
    ...{ id: statementId(id, one.seq), chatId: id, by: one.by, at: iso(one.at), text: one.text },
    ...withFiles(one.files),
    approved: one.approved !== null,
  }));
  return { since: iso(since), by, ended: isoOrNull(ended), reported, pending };
}

function wrapUpView(chat: Chat): Pick<StaffChat, 'tags' | 'summary' | 'unwrapped' | 'wrapUp'> {
  const { state, tags, summary } = chat;
  const time = runningTime(chat);
  const isOver = state.status === 'closed' && state.wrapUp !== null && time === null;
  return {
    ...(isOver && tags.length === 0 && summary === null ? { unwrapped: true } : {}),
    ...(tags.length === 0 ? {} : { tags }),
    ...(summary === null ? {} : { summary }),
    ...(time === null
      ? {}
      : { wrapUp: { until: iso(time.until), latest: iso(time.latest), holds: time.holds } }),
  };
}

/** Read receipts tell whether the new agent has opened the chat: the one before can read no further. */
function unopened({ chat: { state, handover }, seen }: StoredChat): HandoverView | null {
  if (state.status !== 'open' || handover === null || seen.staff >= handover.seq) return null;
  const { at, by, why, note } = handover;
  return { at: iso(at), by, why, note };
}

function heldView({ hold }: Chat): { until: string } | null {
  return hold === null ? null : { until: iso(hold.until) };
}

function deadlinesFor(chat: Chat, rules: Rules, kinds: DeadlineView['kind'][]): DeadlineView[] {
  return deadlinesOf(chat, rules)
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, at }) => ({ kind, at: iso(at) }));
}

function customerView(id: string, { customer, online, pastChats, blockedUntil }: ChatContext): CustomerView {
  return {
    id,
    ...(customer === null ? NOTHING_KNOWN : saidOf(customer)),
    online,
    pastChats,
    blockedUntil: isoOrNull(blockedUntil),
  };
}

type Said = Pick<CustomerView, 'verified' | 'name' | 'contact' | 'locale'>;

const NOTHING_KNOWN: Said = { verified: null, name: null, contact: null, locale: null };

/** What staff have written down stands in place of what the customer said. [P9] */
function saidOf(customer: Customer): Said {
  const { verifiedAs, locale } = customer;
  return { verified: verifiedAs, name: knownName(customer), contact: knownContact(customer), locale };
}

/** What a customer's browser and website say at length: many kilobytes, which no list carries. */
export function detailsOf(customer: Customer | null): CustomerDetails {
  const { page = null, referrer = null, attributes = {}, person, visit } = customer ?? {};
  return {
    ...{ page, referrer, attributes: shownAttributes(attributes) },
    record: { id: person?.root ?? customer?.id ?? null, version: person?.version ?? 0 },
    visitedAt: isoOrNull(visit?.pages[0]?.at ?? null),
  };
}
