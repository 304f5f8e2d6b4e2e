import { z } from 'zod';
import { TRANSFER_REASONS } from '../../../protocol/entry.ts';
import type { Instant } from '../instant.ts';
import type { Author } from './author.ts';
import * as abuse from './rules/abuse.ts';
import * as closing from './rules/closing.ts';
import * as contact from './rules/contact.ts';
import * as harassment from './rules/harassment.ts';
import * as hold from './rules/hold.ts';
import * as idle from './rules/idle.ts';
import * as owes from './rules/owes.ts';

const text = z.string();

/** The manual's phrase that a message came from. */
const PhraseUse = z.object({
  phraseId: z.string(),
  phraseUse: z.enum(['verbatim', 'edited']),
  manual: z.string(),
});

/** The manual's phrase that a message came from. */
export type PhraseUse = z.output<typeof PhraseUse>;

/** What a line of the log says, by kind: the type that the rules decide in and the form in which a row keeps it. */
export const Line = z.discriminatedUnion('kind', [
  ...idle.lines,
  ...harassment.lines,
  ...abuse.lines,
  ...closing.lines,
  ...hold.lines,
  ...owes.lines,
  ...contact.lines,
  z.object({ kind: z.literal('message'), text, data: PhraseUse.exactOptional() }),
  z.object({ kind: z.literal('note'), text }),
  z.object({
    kind: z.literal('joined'),
    data: z.object({
      how: z.enum(['assigned', 'accepted', 'taken_over']),
      /** The lead who gave it to this agent, by hand. */
      assignedBy: z.string().exactOptional(),
    }),
  }),
  z.object({
    kind: z.literal('transferred'),
    text: text.exactOptional(),
    data: z.object({ to: z.string().nullable(), why: z.enum(TRANSFER_REASONS) }),
  }),
  z.object({ kind: z.literal('agent_lost') }),
  z.object({ kind: z.literal('agent_back') }),
  z.object({ kind: z.literal('rated'), text: text.exactOptional(), data: z.object({ score: z.number() }) }),
  z.object({ kind: z.literal('erased'), data: z.object({ erased: z.enum(['asked', 'age']) }) }),
]);

/** What a line of the log says, by kind. */
export type Line = z.output<typeof Line>;

/** Words of the manual that go out with something else. */
export interface Sentence {
  text: string;
  phrase?: PhraseUse;
}

/** A line that has been decided and not yet been given its place. */
export type Draft = Line & { by: Author; clientId?: string };

/** A line in its place. `customerSeq` is null for what only staff may see. */
export type LogEntry = Draft & { chatId: string; seq: number; customerSeq: number | null; at: Instant };

/** A line of this kind in its place. */
export type EntryOf<K extends Line['kind']> = Extract<LogEntry, { kind: K }>;

const STAFF_ONLY: ReadonlySet<Line['kind']> = new Set([
  'note',
  'nudged',
  'flagged',
  'unflagged',
  'close_asked',
  'close_decided',
  'hold_over',
  'contact_given',
  'lead_told',
]);

/** Whether a customer may see lines of this kind. */
export function isForCustomers(kind: Line['kind']): boolean {
  return !STAFF_ONLY.has(kind);
}
