import { z } from 'zod';
import {
  CALL_OUTCOMES,
  COMPLAINT_CLASSES,
  COMPLAINT_STEPS,
  EIGHT_D,
  type CaseEntryType,
} from '../../../protocol/cases.ts';
import type { Author } from '../chat/author.ts';
import { AttachedFile } from '../file/attached.ts';
import type { Instant } from '../instant.ts';
import { Due } from './due.ts';

const text = z.string().exactOptional();
const due = Due.nullable();

/** How the customer got the answer: in these words, by this message of a chat, or some other way. */
const Answered = z.object({
  answer: z.string().exactOptional(),
  chatId: z.string().exactOptional(),
  seq: z.number().exactOptional(),
});

/** How the customer got the answer. */
export type Answered = z.output<typeof Answered>;

/** A line by which the customer may get an answer. */
const answering = <T extends CaseEntryType>(type: T) =>
  z.object({ type: z.literal(type), text, data: Answered.exactOptional() });

/** A line that says nothing but its type, and perhaps some words. */
const plain = <T extends CaseEntryType>(type: T) => z.object({ type: z.literal(type), text });

/** A line with fields. */
const line = <T extends CaseEntryType, D extends z.ZodRawShape>(type: T, data: D) =>
  z.object({ type: z.literal(type), text, data: z.object(data) });

/** What a line of a case's log says, by type: the type that the rules decide in and the form in which a row keeps it. */
export const CaseLine = z.discriminatedUnion('type', [
  line('received', {
    owner: z.string().nullable(),
    department: z.string().nullable(),
    due,
    urgent: z.boolean(),
    class: z.enum(COMPLAINT_CLASSES).nullable(),
    complex: z.boolean(),
  }),
  plain('verified'),
  plain('proposed'),
  plain('approved'),
  answering('answered'),
  line('carriedOut', { due }),
  line('followedUp', { satisfied: z.boolean(), due }),
  line('archived', { cause: z.string(), measure: z.string() }),
  line('returned', { to: z.enum(COMPLAINT_STEPS), due }),
  line('classed', {
    class: z.enum(COMPLAINT_CLASSES).exactOptional(),
    complex: z.boolean().exactOptional(),
    due,
  }),
  line('analysed', { fields: z.partialRecord(z.enum(EIGHT_D), z.string()) }),
  line('assigned', {
    to: z.union([z.object({ owner: z.string() }), z.object({ department: z.string() })]),
  }),
  line('accepted', { owner: z.string() }),
  plain('declined'),
  /** Back into the queue, or taken back from those whom it was offered to: whose accounts can no longer be used. */
  line('released', { from: z.array(z.string()) }),
  /** A comment with files may have no words. */
  z.object({
    ...{ type: z.literal('commented'), text },
    data: z.object({ files: z.array(AttachedFile) }).exactOptional(),
  }),
  /** `due`: of a call that is to be made again. */
  line('called', { outcome: z.enum(CALL_OUTCOMES), due }),
  line('madeUrgent', { urgent: z.boolean() }),
  answering('kept'),
  plain('broken'),
  answering('done'),
  line('reopened', { due }),
  /** What became of the mail with the answer; `text`: why it could not be delivered, in the words of the mail server. */
  line('mailed', { sent: z.boolean() }),
  /** `into` in the log of the case that ends, `from` in that of the one that goes on. Both are numbers of cases. */
  line('merged', { into: z.number().exactOptional(), from: z.number().exactOptional(), due }),
  line('unmerged', { into: z.number().exactOptional(), from: z.number().exactOptional() }),
  /** `n` says which of the case's deadlines. */
  line('warned', { n: z.number() }),
  /** `contactAt`: when the named contact is told if it is still overdue then. */
  line('overdue', { n: z.number(), dueAt: z.number(), contactAt: z.number().exactOptional() }),
  /** The named contact is told that it is still overdue; not `mailed`: nobody is named any more. */
  line('contactTold', { n: z.number(), mailed: z.boolean() }),
  /** Its deadline counted anew, by a calendar that was changed meanwhile. */
  line('recounted', { due: Due }),
  plain('erased'),
]);

/** What a line of a case's log says, by type. */
export type CaseLine = z.output<typeof CaseLine>;

/** A line that has been decided and not yet been given its place. */
export type NewCaseEntry = CaseLine & { by: Author; clientId?: string };

/** A line in its place: `seq` counts 1, 2, 3 … in each case. */
export type CaseLogEntry = NewCaseEntry & { seq: number; at: Instant };

/** A line of this type in its place. */
export type CaseEntryOf<T extends CaseEntryType> = Extract<CaseLogEntry, { type: T }>;

/** The files that a line of a case names. */
export function filesOfCaseLine(entry: CaseLine): readonly AttachedFile[] {
  return entry.type === 'commented' ? (entry.data?.files ?? []) : [];
}
