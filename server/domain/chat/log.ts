import { z } from 'zod';
import { CLOSE_REASONS, CLOSING_STEPS, TRANSFER_REASONS } from '../../../protocol/entry.ts';
import type { Instant } from '../instant.ts';

/** Who an entry is by. Who somebody is comes from the socket or the session, never from a payload. */
export type Author = { role: 'customer' } | { role: 'agent' | 'lead'; account: string } | { role: 'system' };

const text = z.string();
const moment = z.number();
const momentOrNull = z.number().nullable();

/** The manual's phrase that a message came from. */
const PhraseUse = z.object({
  phraseId: z.string(),
  phraseUse: z.enum(['verbatim', 'edited']),
  manual: z.string(),
});

/** The manual's phrase that a message came from. */
export type PhraseUse = z.output<typeof PhraseUse>;

/** What is stored with a close: why, both last times, what was left out. [P1] [P2] [P4] */
const Closing = z.object({
  reason: z.enum(CLOSE_REASONS),
  lastCustomerAt: momentOrNull,
  lastAgentAt: momentOrNull,
  skipped: z.string().exactOptional(),
  /** The closing steps that were missing. [P4] */
  missing: z.array(z.enum(CLOSING_STEPS)).exactOptional(),
  /** The messages that counted as harassment or abuse. [P2] [P3] */
  evidence: z.array(z.number()).exactOptional(),
  /** `idle`: since when the customer owed the answer. [P1] */
  since: moment.exactOptional(),
});

/** What is stored with a close. */
export type Closing = z.output<typeof Closing>;

/** What a line of the log says, by kind: the type that the rules decide in and the form in which a row keeps it. */
export const Line = z.discriminatedUnion('kind', [
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
  z.object({ kind: z.literal('nudged') }),
  z.object({ kind: z.literal('warned'), text, data: z.object({ until: moment }) }),
  z.object({ kind: z.literal('warning_lifted'), data: z.object({ lifted: z.enum(['agent', 'relevant']) }) }),
  z.object({ kind: z.literal('flagged'), data: z.object({ seq: z.number(), words: z.array(z.string()) }) }),
  z.object({ kind: z.literal('unflagged'), data: z.object({ seq: z.number() }) }),
  z.object({ kind: z.literal('close_asked'), data: z.object({ until: moment }) }),
  z.object({
    kind: z.literal('close_decided'),
    text: text.exactOptional(),
    data: z.object({ granted: z.boolean(), unanswered: z.literal(true).exactOptional() }),
  }),
  z.object({ kind: z.literal('held'), data: z.object({ until: moment }) }),
  z.object({ kind: z.literal('hold_over') }),
  z.object({ kind: z.literal('contact_given'), data: z.object({ contact: z.string() }) }),
  z.object({ kind: z.literal('lead_told'), data: z.object({ since: moment }) }),
  z.object({ kind: z.literal('closed'), data: Closing }),
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

/** The name under which a clientId is unique in its chat: one author's retry is never another's entry. */
export function senderOf(by: Author): string {
  switch (by.role) {
    case 'customer':
      return 'customer';
    case 'system':
      return 'system';
    case 'agent':
    case 'lead':
      return `staff:${by.account}`;
  }
}
