import { z } from 'zod';
import { DepartmentId } from './departments.ts';
import { FileIds, SAYS_SOMETHING } from './file-ids.ts';
import type { FileView } from './files.ts';
import { TEXT_MAX } from './limits.ts';
import { bounded, ClientId, Id, Line, Short, TextOrNothing } from './text.ts';

/** What a case is about. Names of the wire and of stored rows: never renamed. */
export const CASE_KINDS = ['complaint', 'promise', 'followUp', 'feedback', 'message'] as const;

/** One of {@link CASE_KINDS}. */
export type CaseKind = (typeof CASE_KINDS)[number];

/** The steps of a complaint, in their order. [P5] */
export const COMPLAINT_STEPS = [
  'received',
  'verified',
  'proposed',
  'approved',
  'answered',
  'carriedOut',
  'followedUp',
  'archived',
] as const;

/** One of {@link COMPLAINT_STEPS}. */
export type ComplaintStep = (typeof COMPLAINT_STEPS)[number];

/** How far a case is: a complaint's step, or for the other kinds `received` until it is over. */
export const CASE_STEPS = [...COMPLAINT_STEPS, 'kept', 'broken', 'done'] as const;

/** One of {@link CASE_STEPS}. */
export type CaseStep = (typeof CASE_STEPS)[number];

/** What a complaint is about. [P5] S1(5) */
export const COMPLAINT_CLASSES = ['quality', 'service', 'promotion', 'customer', 'management'] as const;

/** One of {@link COMPLAINT_CLASSES}. */
export type ComplaintClass = (typeof COMPLAINT_CLASSES)[number];

/** Everything that can stand in the log of a case. Names of the wire and of stored rows: never renamed. */
export const CASE_ENTRY_TYPES = [
  ...COMPLAINT_STEPS,
  'returned',
  'classed',
  'analysed',
  'assigned',
  'accepted',
  'declined',
  'released',
  'commented',
  'called',
  'madeUrgent',
  'kept',
  'broken',
  'done',
  'reopened',
  'mailed',
  'merged',
  'unmerged',
  'warned',
  'overdue',
  'contactTold',
  'recounted',
  'erased',
] as const;

/** One of {@link CASE_ENTRY_TYPES}. */
export type CaseEntryType = (typeof CASE_ENTRY_TYPES)[number];

/** What came of a call to a customer. Names of the wire and of stored rows: never renamed. [P10] */
export const CALL_OUTCOMES = ['reached', 'notReached', 'again'] as const;

/** One of {@link CALL_OUTCOMES}. */
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** Whether time runs around the clock, or only while the desk is open. */
export const CASE_CALENDARS = ['plain', 'working'] as const;

/** One of {@link CASE_CALENDARS}. */
export type CaseCalendar = (typeof CASE_CALENDARS)[number];

/** The fields of an 8D report, for a grave or recurring complaint: D1 to D8. [P5] S2 */
export const EIGHT_D = [
  'team',
  'problem',
  'interimMeasure',
  'rootCause',
  'lastingMeasure',
  'proof',
  'prevention',
  'closure',
] as const;

/** One of {@link EIGHT_D}. */
export type EightDField = (typeof EIGHT_D)[number];

/** What a reason, a cause or a measure has to say. */
const Words = bounded(TEXT_MAX).refine((text) => text.length > 0, { message: 'must not be empty' });
const text = Words.optional();
const clientId = ClientId.optional();
const Account = z.string().min(1).max(64);
/** The number of a case, `T-1042`. */
export const CaseNumber = z.string().regex(/^T-[1-9]\d{0,14}$/, 'must be a number such as T-1042');

/** A moment as the wire writes it, with its offset. */
const Moment = z.iso.datetime({ offset: true }).transform((at) => Date.parse(at));

/** What every new case says. */
const opening = {
  /** The chat that it came from, and the very message in it. The customer is the chat's. */
  chatId: Id.optional(),
  seq: z.int().min(1).optional(),
  /** Whose it is, if it comes from no chat. */
  customerId: Id.optional(),
  /** Into the queue of this department; left out, it is the one's who records it. */
  department: DepartmentId.optional(),
  urgent: z.boolean().optional(),
  /** Makes a retry harmless: the same id of the same account, about the same chat, opens the same case. */
  clientId,
};

/** `POST /api/cases` */
export const OpenCase = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('complaint'),
    class: z.enum(COMPLAINT_CLASSES),
    complex: z.boolean().default(false),
    text: Words,
    ...opening,
  }),
  z.strictObject({ kind: z.literal('promise'), dueAt: Moment, text: Words, ...opening }),
  /** Due after a week unless said otherwise. [P9] S0(5.1) */
  z.strictObject({ kind: z.literal('followUp'), dueAt: Moment.optional(), text: Words, ...opening }),
  z.strictObject({ kind: z.literal('feedback'), text: Words, ...opening }),
  z.strictObject({ kind: z.literal('message'), text: Words, ...opening }),
]);

/** `POST /api/cases` */
export type OpenCase = z.output<typeof OpenCase>;

const entry = <T extends CaseEntryType, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape, clientId });

/** Why: as `reason`, or as `text` like the words of every other entry. */
const why = { reason: text, text };
const saysWhy = (said: { reason?: string | undefined; text?: string | undefined }): boolean =>
  said.reason !== undefined || said.text !== undefined;
const NO_REASON = { path: ['reason'], message: 'must say why' };

/** `POST /api/cases/:number/entries` */
export const AddCaseEntry = z.discriminatedUnion('type', [
  entry('verified', { text }),
  entry('proposed', { text }),
  entry('approved', { text }),
  /** `answer`: what the customer reads of it in the widget, and by mail where they left an address; `text` is for staff. */
  entry('answered', { text, answer: text }),
  entry('carriedOut', { text }),
  /** `satisfied: false` leaves the complaint with who carries it out. */
  entry('followedUp', { text, satisfied: z.boolean().default(true) }),
  entry('archived', { cause: Words, measure: Words }),
  /** One step back, or to an earlier one. */
  entry('returned', { ...why, to: z.enum(COMPLAINT_STEPS).optional() }).refine(saysWhy, NO_REASON),
  entry('classed', { class: z.enum(COMPLAINT_CLASSES).optional(), complex: z.boolean().optional() }),
  entry('analysed', { fields: z.partialRecord(z.enum(EIGHT_D), Words) }),
  /** A hand-over: to a colleague or to a department. The owner stays until it is accepted. */
  entry('assigned', { owner: Account.optional(), department: DepartmentId.optional(), text }),
  entry('accepted', { text }),
  entry('declined', why).refine(saysWhy, NO_REASON),
  /** Without files it needs words. */
  entry('commented', { text: TextOrNothing.default(''), files: FileIds.optional() }).refine(
    ...SAYS_SOMETHING,
  ),
  /**
   * Of a message or a follow-up: `reached` ends it, `notReached` leaves it as it is, `again` is due anew at the moment that was agreed
   * upon, `dueAt`.
   */
  entry('called', { outcome: z.enum(CALL_OUTCOMES), dueAt: Moment.optional(), text }).refine(
    ({ outcome, dueAt }) => (outcome === 'again') === (dueAt !== undefined),
    { path: ['dueAt'], message: 'goes with `again`, and only with it' },
  ),
  entry('madeUrgent', { urgent: z.boolean().default(true), text }),
  entry('kept', { text, answer: text }),
  entry('broken', { text }),
  entry('done', { text, answer: text }),
  entry('reopened', why).refine(saysWhy, NO_REASON),
  entry('merged', { into: CaseNumber }),
  entry('unmerged', {}),
]);

/** `POST /api/cases/:number/entries` */
export type AddCaseEntry = z.output<typeof AddCaseEntry>;

/** `/api/cases/:number` */
export const CaseAddress = z.strictObject({ number: z.string() });

const yes = z.enum(['true', '1', 'false', '0']).transform((on) => on === 'true' || on === '1');

/** `GET /api/cases`: those that run first, by their deadline; then those that are over, the latest first. */
export const CasesQuery = z.strictObject({
  kind: z.enum(CASE_KINDS).optional(),
  status: z.enum(['open', 'done']).optional(),
  step: z.enum(CASE_STEPS).optional(),
  class: z.enum(COMPLAINT_CLASSES).optional(),
  /**
   * An account. `me` is the asker, with what is handed over to them; `none` is nobody: what stands in a queue, with what is
   * handed over to a department of the asker.
   */
  owner: Line.optional(),
  department: Id.optional(),
  overdue: yes.optional(),
  urgent: yes.optional(),
  customer: Id.optional(),
  chat: Id.optional(),
  /** Words in it, or its number. */
  q: Short.optional(),
  cursor: z.string().max(200).optional(),
});

/** What can become of a case that calls somebody. */
export type CaseTurn = 'warned' | 'overdue' | 'offered' | 'proposed' | 'approved' | 'returned';

/** Somebody in the log of a case. */
export interface CaseAuthor {
  role: 'agent' | 'lead' | 'system';
  account?: string;
  name?: string;
}

/** A case as staff see it. */
export interface CaseView {
  number: string;
  kind: CaseKind;
  status: 'open' | 'done';
  step: CaseStep;
  /** An account; null while it stands in the queue of its department. */
  owner: string | null;
  /** Null where the desk has no departments, or it belongs to none. */
  department: string | null;
  /** To whom it is handed over; the owner stays until it is accepted. */
  offeredTo: { owner: string } | { department: string } | null;
  customerId: string | null;
  chatId: string | null;
  /** The entry of the chat that it came from. */
  seq: number | null;
  text: string;
  openedAt: string;
  openedBy: CaseAuthor;
  /** By when the next step is due; null if nothing is due. `warnAt`: when its owner is warned. */
  dueAt: string | null;
  warnAt: string | null;
  /** By which time the deadline was counted, and how much of it, in milliseconds; null for a moment that was named. */
  due: { startedAt: string; calendar: CaseCalendar; length: number | null } | null;
  warned: boolean;
  /** Runs, and its deadline has passed: what `?overdue=true` finds. */
  overdue: boolean;
  /** Has been overdue at some time; never taken back. */
  everOverdue: boolean;
  urgent: boolean;
  /** Of a complaint. */
  class: ComplaintClass | null;
  complex: boolean;
  /** The last answer, in the words that the customer reads. */
  answer: string | null;
  /** What came of the last call, and how many there were; null if nobody has called. */
  call: { outcome: CallOutcome; at: string; count: number } | null;
  cause: string | null;
  measure: string | null;
  eightD: Partial<Record<EightDField, string>> | null;
  /** The steps that it has passed, each with who and when. */
  passed: { step: CaseStep; at: string; by: CaseAuthor }[];
  /** The case that it was merged into. */
  mergedInto: string | null;
  lastSeq: number;
  lastAt: string;
  doneAt: string | null;
}

/** A line of a case's log. `data` has the fields that were sent with it. */
export interface CaseEntry {
  number: string;
  seq: number;
  at: string;
  type: CaseEntryType;
  by: CaseAuthor;
  clientId?: string;
  text?: string;
  /** Of a comment. */
  files?: FileView[];
  data?: Record<string, unknown>;
}

/** `GET /api/cases` */
export interface CasesPage {
  cases: CaseView[];
  cursor: string | null;
}

/**
 * A case of the same customer that may be the same matter: it still runs, or has ended within the last 30 days. Of
 * these, `GET` and `POST` of a complaint show at most {@link SIMILAR_MAX}, the newest first.
 */
export type SimilarCase = Pick<
  CaseView,
  'number' | 'kind' | 'status' | 'step' | 'owner' | 'dueAt' | 'openedAt' | 'class'
>;

/** How many similar complaints are shown beside one. */
export const SIMILAR_MAX = 3;

/** How many recurrences are counted. */
export const RECURRING_MAX = 100;

/** Whom a case is about, as far as it takes to address and to reach them. [P5] */
export interface CaseCustomer {
  id: string;
  name: string | null;
  /** How they want to be addressed. */
  salutation: string | null;
  company: string | null;
  contacts: string[];
  class: string | null;
}

/** A case with its log, and the complaints that may be the same. */
export interface CaseWithEntries {
  case: CaseView;
  /** Null if the asker may not see the customer, or it has none. */
  customer: CaseCustomer | null;
  entries: CaseEntry[];
  similar: SimilarCase[];
  /**
   * How many other complaints of the last 30 days have it as recurring: those of the same customer, and those that were archived
   * with the same cause. With any, an 8D report is suggested. At most {@link RECURRING_MAX} of each are counted. S2
   */
  recurring: { customer: number; cause: number };
}

/** A case as its customer sees it: nothing of who works on it, and of their words only the answer. */
export interface CustomerCase {
  number: string;
  kind: CaseKind;
  dueAt: string | null;
  /** `open`: being worked on; `answered`: the answer has been given; `done`: over. */
  state: 'open' | 'answered' | 'done';
  /** Once there is an answer: when, and its words unless it was given some other way, as by telephone. */
  answeredAt?: string;
  answer?: string;
}
