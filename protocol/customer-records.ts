import { z } from 'zod';
import type { CaseView } from './cases.ts';
import type { StaffChat } from './chat.ts';
import { SHORT_MAX, TEXT_MAX } from './limits.ts';
import { bounded, Id, Line, oneLine, Short } from './text.ts';

/** What staff write down about a customer. Names of the wire and of stored rows: never renamed. [P9] */
export const RECORD_FIELDS = [
  'name',
  'salutation',
  'company',
  'contacts',
  'class',
  'preferences',
  'tags',
  'note',
] as const;

/** One of {@link RECORD_FIELDS}. */
export type RecordField = (typeof RECORD_FIELDS)[number];

/** How many contacts and tags a record has at most, the length of a tag and of a class, and how many records one person has. */
export const CONTACTS_MAX = 10;

export const TAGS_MAX = 20;

export const TAG_MAX = 30;

export const LINKED_MAX = 20;

/** Nothing, if nothing is left of it. */
const orNothing = (text: string): string | null => (text === '' ? null : text);
const said = Line.nullable().transform((text) => orNothing(text ?? ''));
const words = (max: number) =>
  bounded(max)
    .nullable()
    .transform((text) => orNothing(text ?? ''));
const once = (all: readonly string[]): string[] => [...new Set(all.filter((one) => one !== ''))];

/** A contact as text; an object with its `value` is taken too. */
const Contact = z.union([Line, z.looseObject({ value: Line }).transform(({ value }) => value)]);

/** `PATCH /api/customers/:id`: what is named is changed, null or empty text clears it. */
export const ChangeRecord = z
  .strictObject({
    name: said.optional(),
    /** How they want to be addressed: 王先生, Dr Wang. */
    salutation: said.optional(),
    company: said.optional(),
    contacts: z.array(Contact).max(CONTACTS_MAX).transform(once).optional(),
    class: oneLine(TAG_MAX)
      .nullable()
      .transform((text) => orNothing(text ?? ''))
      .optional(),
    preferences: words(SHORT_MAX * 5).optional(),
    tags: z.array(oneLine(TAG_MAX)).max(TAGS_MAX).transform(once).optional(),
    note: words(TEXT_MAX).optional(),
    /** The version that was read: `conflict` if it has changed since. */
    version: z.int().min(0).optional(),
  })
  .refine((asked) => RECORD_FIELDS.some((field) => asked[field] !== undefined), {
    message: 'must name a field',
  });

/** `PATCH /api/customers/:id` */
export type ChangeRecord = z.output<typeof ChangeRecord>;

/** `/api/customers/:id` */
export const CustomerAddress = z.strictObject({ id: Id });

/** `GET /api/customers`: the last seen first. */
export const CustomersQuery = z.strictObject({
  /** A name, a contact, a company, a tag; a number with or without separators. */
  q: Short.optional(),
  /** The whole class, the whole of a tag; upper and lower case are alike. */
  class: oneLine(TAG_MAX).optional(),
  tag: oneLine(TAG_MAX).optional(),
  /** When they were seen last, under whichever of their records; `seenTo` is not included. */
  seenFrom: z.iso.datetime({ offset: true }).optional(),
  seenTo: z.iso.datetime({ offset: true }).optional(),
  /** Only those with a running case that the asker may read. */
  open: z.literal('true').optional(),
  cursor: z.string().max(200).optional(),
});

/** `POST /api/customers/:id/join`: the other record becomes a part of this one. */
export const JoinRecords = z.strictObject({
  other: Id,
  /** The fields in which the other's word counts; elsewhere it only fills what is empty. */
  take: z.array(z.enum(RECORD_FIELDS)).max(RECORD_FIELDS.length).default([]),
});

/** `POST /api/customers/:id/part`: a record that was joined stands for itself again. */
export const PartRecords = z.strictObject({ other: Id });

/** What staff have written down about a customer. */
export interface WrittenRecord {
  name: string | null;
  salutation: string | null;
  company: string | null;
  contacts: string[];
  class: string | null;
  preferences: string | null;
  tags: string[];
  note: string | null;
}

/** A browser, or an identity at a website, under which a customer came. */
export interface CustomerSource {
  id: string;
  /** What they, or their website, said there: a claim until somebody writes it into the record. */
  name: string | null;
  contact: string | null;
  /** The id by which their website knows them, if it has vouched for them. */
  verified: string | null;
  /** ISO 8601. */
  firstSeenAt: string;
  lastSeenAt: string;
}

/** A customer in short. Where nothing is written down, name and contacts are what they said. */
export interface CustomerRow extends WrittenRecord {
  id: string;
  version: number;
  firstSeenAt: string;
  lastSeenAt: string;
  /** Those of `contacts` that only the customer has said. */
  unconfirmed: string[];
  /** The records that were taken together, the one in force first. */
  sources: CustomerSource[];
}

/** A customer in the list, with their running cases that the asker may read, and how many of these are overdue. */
export interface ListedCustomer extends CustomerRow {
  openCases: number;
  overdueCases: number;
}

/** A page that a visitor has opened, without its query, and when. */
export interface VisitedPage {
  page: string;
  at: string;
}

/** A customer in full. */
export interface CustomerRecordView extends CustomerRow {
  online: boolean;
  /** What their website says of them, and what they answered before a chat. */
  attributes: Record<string, string>;
  /** The last pages, newest first, with what their browser says. */
  pages: VisitedPage[];
  referrer: string | null;
  locale: string | null;
  device: string | null;
  /** IANA name, as `Asia/Shanghai`. */
  timeZone: string | null;
}

/** What can stand in a record's own log. Names of the wire and of stored rows: never renamed. */
export const RECORD_ENTRY_TYPES = ['changed', 'joined', 'parted'] as const;

/** A line of a record's log, for as long as the customer is kept. */
export interface RecordEntry {
  at: string;
  type: (typeof RECORD_ENTRY_TYPES)[number];
  /** The account. */
  by: string;
  /** What each field was, and became. */
  changes: Partial<Record<RecordField, { from: string | string[] | null; to: string | string[] | null }>>;
  /** The other record, where two were taken together or apart. */
  other: string | null;
}

/** `GET /api/customers` */
export interface CustomersPage {
  customers: ListedCustomer[];
  /** Leads to the next page, which may be empty while more were seen earlier; null at the end. */
  cursor: string | null;
}

/** `GET /api/customers/:id`: with the newest chats and cases that the asker may read, and the newest changes. */
export interface CustomerInFull {
  customer: CustomerRecordView;
  chats: StaffChat[];
  cases: CaseView[];
  entries: RecordEntry[];
}
