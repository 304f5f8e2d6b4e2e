import { z } from 'zod';
import { CRISIS_FAULTS, type CrisisFault } from '../../../../protocol/entry.ts';
import { AttachedFile } from '../../file/attached.ts';
import { refuse } from '../../refusal.ts';
import type { Instant } from '../../instant.ts';
import { accountOf, type Staff } from '../author.ts';
import { type Chat, isInCrisis, whileOpen } from '../chat.ts';
import type { NewEntry } from '../log.ts';
import { PhraseUse } from '../phrase-use.ts';
import { alreadyClosed } from './closing.ts';
import { wordsErased } from './erasing.ts';
import { NOTHING_PERSONAL, type Decides, type Folds, type PersonalParts, type Shown } from './rule.ts';

// P6: a threat of media, regulator or court, an injury, food or child safety makes a chat crisis. It is reported in
// writing at once, and from its begin to its end what agents say in it waits for a lead (`approval.ts`).

/** What an agent wants to say: the words, their phrase, and for how long they ask the customer to wait, in milliseconds. */
const WordingSchema = z.object({
  text: z.string(),
  phrase: PhraseUse.nullable(),
  holds: z.number().nullable(),
  files: z.array(AttachedFile).default([]),
});

/** What an agent wants to say. */
export type Wording = z.output<typeof WordingSchema>;

/** A statement that waits for a lead. [P6] */
const StatementSchema = WordingSchema.extend({
  /** The entry that asked. */
  seq: z.number(),
  by: z.string(),
  at: z.number(),
  /** What a lead has approved, while an earlier statement of the same author is not decided. */
  approved: WordingSchema.nullable(),
});

/** A statement that waits for a lead. [P6] */
export type Statement = z.output<typeof StatementSchema>;

/** The last crisis of a chat. [P6] */
export const Crisis = z.object({
  since: z.number(),
  by: z.string(),
  ended: z.number().nullable(),
  reported: z.boolean(),
  /** Oldest first. Their words go with the decision, so the row keeps them no longer than that. */
  statements: z.array(StatementSchema),
});

/** Begin, report and end. */
export const lines = [
  z.object({ kind: z.literal('crisis_begun'), data: z.object({ onDuty: z.number() }) }),
  z.object({
    kind: z.literal('crisis_reported'),
    text: z.string(),
    data: z.object({
      fault: z.enum(CRISIS_FAULTS),
      faultHow: z.string().exactOptional(),
      ruling: z.string().exactOptional(),
    }),
  }),
  z.object({ kind: z.literal('crisis_ended') }),
] as const;

type Kind = z.output<(typeof lines)[number]>['kind'];

/** A crisis begins, is reported, is over. */
export type Events =
  | { type: 'crisisBegun'; by: Staff; onDuty: number }
  | {
      type: 'crisisReported';
      by: Staff;
      what: string;
      fault: CrisisFault;
      faultHow?: string;
      ruling?: string;
    }
  | { type: 'crisisEnded'; by: Staff };

/** Who writes in a chat makes it crisis; a lead ends it. The report may also be written after that. [P6] */
export const decide: Decides<Events['type']> = {
  // What brings a crisis is a real matter: a customer who was warned is back to it. [P2]
  crisisBegun(chat, { by, onDuty }) {
    if (chat.state.status === 'closed') return alreadyClosed();
    if (isInCrisis(chat)) return refuse('conflict', 'This chat is in crisis already.');
    const lifted: NewEntry = { kind: 'warning_lifted', by, data: { lifted: 'relevant' } };
    return [...(chat.warning === null ? [] : [lifted]), { kind: 'crisis_begun', by, data: { onDuty } }];
  },

  crisisReported(chat, { by, what, fault, faultHow, ruling }, _at, { mask }) {
    if (chat.erasedAt !== null) return wordsErased();
    if (chat.crisis === null) return refuse('conflict', 'This chat was never in crisis.');
    const data = {
      fault,
      ...(faultHow === undefined ? {} : { faultHow: mask(faultHow) }),
      ...(ruling === undefined ? {} : { ruling: mask(ruling) }),
    };
    return [{ kind: 'crisis_reported', by, text: mask(what), data }];
  },

  crisisEnded(chat, { by }) {
    if (chat.state.status === 'closed') return alreadyClosed();
    return isInCrisis(chat)
      ? [{ kind: 'crisis_ended', by }]
      : refuse('conflict', 'This chat is not in crisis.');
  },
};

/** Since when a statement waits that no lead has decided; null: none. Meanwhile the desk owes the next word. [P1] [P6] */
export function undecidedSince({ crisis }: Pick<Chat, 'crisis'>): Instant | null {
  return crisis?.statements.find(({ approved }) => approved === null)?.at ?? null;
}

/** The clock of a silent customer, which stood still, starts anew with the end. [P1] */
export const fold: Folds<Kind> = {
  crisis_begun: (chat, { at, by }) => ({
    ...chat,
    crisis: { since: at, by: accountOf(by) ?? '', ended: null, reported: false, statements: [] },
  }),
  crisis_reported: (chat) => ({
    ...chat,
    crisis: chat.crisis === null ? null : { ...chat.crisis, reported: true },
  }),
  crisis_ended: (chat, { at }) =>
    whileOpen(
      { ...chat, crisis: chat.crisis === null ? null : { ...chat.crisis, ended: at, statements: [] } },
      (open) => (open.silentSince === null ? open : { ...open, silentSince: at, nudged: false }),
    ),
};

/** Hidden from customers. */
export const shown: Shown<Kind> = {
  crisis_begun: { staff: ({ data }) => data, customer: 'hidden' },
  crisis_reported: { staff: ({ data }) => data, customer: 'hidden' },
  crisis_ended: { staff: () => null, customer: 'hidden' },
};

/** The report tells about the customer. */
export const personal: PersonalParts<Kind> = {
  crisis_begun: NOTHING_PERSONAL,
  crisis_reported: { text: 'emptied', data: { faultHow: 'removed', ruling: 'removed' } },
  crisis_ended: NOTHING_PERSONAL,
};
