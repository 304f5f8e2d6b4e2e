import { z } from 'zod';
import { iso, type Instant } from '../../instant.ts';
import { refuse } from '../../refusal.ts';
import type { Rules } from '../../rules.ts';
import { type Staff, SYSTEM } from '../author.ts';
import type { Chat } from '../chat.ts';
import { Evidence, withEvidence } from '../evidence.ts';
import type { NewEntry } from '../log.ts';
import { alreadyClosed, close } from './closing.ts';
import { answered } from './owes.ts';
import {
  NOTHING_PERSONAL,
  type Deadline,
  type Decides,
  type Dues,
  type Folds,
  type PersonalParts,
  type Shown,
} from './rule.ts';

// P2: a person warns, the customer is observed for a time, and the desk judges what came from them.

/** A harassment warning that runs or has run out in silence. [P2] */
export const Warning = z.object({
  /** The entry that warned. */
  seq: z.number(),
  until: z.number(),
  /** What has come from the customer since the warning, up to `until`. */
  heard: z.enum(['silence', 'words', 'harassment']),
  /** The customer's messages that count as harassing. */
  evidence: Evidence,
});

/** A harassment warning that runs or has run out in silence. [P2] */
export type Warning = z.output<typeof Warning>;

/** Why a returning customer arrives marked: what the chat before was closed for, and when. [P2] */
export const PriorOffence = z.object({
  reason: z.enum(['harassment', 'abuse']),
  at: z.number(),
  chatId: z.string(),
});

/** Why a returning customer arrives marked. [P2] */
export type PriorOffence = z.output<typeof PriorOffence>;

/** Warnings and marks. `flagged` with words is the detector's, without words a person's. */
export const lines = [
  z.object({ kind: z.literal('warned'), text: z.string(), data: z.object({ until: z.number() }) }),
  z.object({
    kind: z.literal('warning_lifted'),
    data: z.object({ lifted: z.enum(['agent', 'relevant']) }),
  }),
  z.object({
    kind: z.literal('flagged'),
    data: z.object({ seq: z.number(), words: z.array(z.string()) }),
  }),
  z.object({ kind: z.literal('unflagged'), data: z.object({ seq: z.number() }) }),
] as const;

type Kind = z.output<(typeof lines)[number]>['kind'];

/** What people do about harassment. */
export type Events =
  | { type: 'warned'; by: Staff; text: string }
  | { type: 'warningLifted'; by: Staff }
  | { type: 'flagged'; by: Staff; seq: number }
  | { type: 'unflagged'; by: Staff; seq: number };

/** A person warns, marks and takes back; a person overrules the detector, never the other way round. [P2] */
export const decide: Decides<Events['type']> = {
  warned(chat, { by, text }, at, rules) {
    if (chat.state.status === 'closed') return alreadyClosed();
    if (chat.state.status === 'waiting')
      return refuse('conflict', 'Accept the chat before you warn its customer.');
    if (chat.warning !== null)
      return refuse('conflict', 'This customer has been warned already; lift the warning first.');
    // The log never goes back in time, so the observation starts at the later of now and the last entry.
    const until = Math.max(at, chat.lastAt) + rules.harassmentClose;
    return [{ kind: 'warned', by, text, data: { until } }];
  },

  warningLifted(chat, { by }) {
    if (chat.state.status === 'closed') return alreadyClosed();
    if (chat.warning === null) return refuse('conflict', 'There is no warning to lift.');
    return [{ kind: 'warning_lifted', by, data: { lifted: 'agent' } }];
  },

  flagged(chat, { by, seq }, at) {
    if (chat.state.status === 'closed') return alreadyClosed();
    if (chat.warning?.evidence.includes(seq)) return refuse('conflict', 'This message is marked already.');
    return flag(chat, { kind: 'flagged', by, data: { seq, words: [] } }, at);
  },

  unflagged(chat, { by, seq }) {
    if (chat.state.status === 'closed') return alreadyClosed();
    return [{ kind: 'unflagged', by, data: { seq } }];
  },
};

/** What the detector's judgement of a warned customer's message adds to the log. It never warns or closes alone. [P2] */
export function judge(chat: Chat, text: string, at: Instant, rules: Rules): NewEntry[] {
  if (chat.warning === null) return [];
  const words = rules.harassing(text);
  if (words === null) return [];
  const seq = chat.lastSeq + 1;
  const withMessage = { ...chat, lastCustomerAt: Math.max(at, chat.lastAt) };
  return flag(withMessage, { kind: 'flagged', by: SYSTEM, data: { seq, words } }, at);
}

/** A chat that stayed warned through five silent minutes is closed by the first harassing message after them. [P2] */
function flag(chat: Chat, line: NewEntry & { kind: 'flagged' }, at: Instant): NewEntry[] {
  const { warning } = chat;
  const { seq } = line.data;
  if (warning === null || seq <= warning.seq || !ranOutInSilence(warning, at)) return [line];
  const evidence = withEvidence(warning.evidence, seq);
  return [line, close(chat, SYSTEM, 'harassment', { evidence })];
}

function ranOutInSilence(warning: Warning, at: Instant): boolean {
  return warning.heard === 'silence' && at > warning.until;
}

/** The warning, what happened since, and the evidence. */
export const fold: Folds<Kind> = {
  warned: (chat, entry) => ({
    ...answered(chat, entry),
    warning: { seq: entry.seq, until: entry.data.until, heard: 'silence', evidence: [] },
  }),

  warning_lifted: (chat) => ({ ...chat, warning: null }),

  flagged(chat, { at, data: { seq } }) {
    const { warning } = chat;
    if (warning === null || seq <= warning.seq) return chat;
    // The judgement is of the five minutes: what comes later, before the sweep has judged, does not change it.
    const heard = at <= warning.until ? ('harassment' as const) : warning.heard;
    return { ...chat, warning: { ...warning, heard, evidence: withEvidence(warning.evidence, seq) } };
  },

  // A message that is no longer flagged is no evidence. It still counts as written during the observation. [P2]
  unflagged(chat, { data: { seq } }) {
    const { warning } = chat;
    if (warning === null || !warning.evidence.includes(seq)) return chat;
    const evidence = warning.evidence.filter((one) => one !== seq);
    const heard =
      warning.heard === 'harassment' && evidence.length === 0 ? ('words' as const) : warning.heard;
    return { ...chat, warning: { ...warning, heard, evidence } };
  },
};

/** The warning after a message of the customer: they are not silent, if it came within the observation. [P2] */
export function heardFromCustomer(warning: Warning | null, at: Instant): Warning | null {
  return warning?.heard === 'silence' && at <= warning.until ? { ...warning, heard: 'words' } : warning;
}

/** The end of the observation. [P2] */
export function deadlines({ warning }: Chat): Deadline[] {
  return warning === null ? [] : [{ kind: 'harassment', at: warning.until }];
}

/**
 * Whether the end of the observation decides anything: a customer who has been silent stays warned and is not judged.
 * [P2]
 */
export function isJudgedAtEnd({ warning }: Chat): boolean {
  return warning?.heard !== 'silence';
}

/**
 * At the end of the observation: close for more harassment, lift the warning if the customer came back to a real
 * matter, or wait if they were silent. [P2]
 */
export const due: Dues<'harassment'> = {
  harassment: { isReminder: false, becomes: judgement },
};

function judgement(chat: Chat): NewEntry[] {
  if (chat.warning === null) return [];
  switch (chat.warning.heard) {
    case 'harassment':
      return [close(chat, SYSTEM, 'harassment', { evidence: chat.warning.evidence })];
    case 'words':
      return [{ kind: 'warning_lifted', by: SYSTEM, data: { lifted: 'relevant' } }];
    case 'silence':
      return [];
  }
}

/** How this customer's next chat arrives: marked, if the last one was closed for harassment or abuse not long ago. [P2] */
export function priorOffenceOf(last: Chat | undefined, at: Instant, rules: Rules): PriorOffence | null {
  if (last?.state.status !== 'closed') return null;
  const { reason, closedAt } = last.state;
  if (reason !== 'harassment' && reason !== 'abuse') return null;
  return at - closedAt < rules.returnMark ? { reason, at: closedAt, chatId: last.id } : null;
}

/** Both sides see the observation run and end; marks are for staff. [P2] */
export const shown: Shown<Kind> = {
  warned: {
    staff: ({ data }) => ({ until: iso(data.until) }),
    customer: ({ data }) => ({ until: iso(data.until) }),
  },
  warning_lifted: { staff: ({ data }) => data, customer: ({ data }) => data },
  flagged: { staff: ({ data }) => data, customer: 'hidden' },
  unflagged: { staff: ({ data }) => data, customer: 'hidden' },
};

/** The warning is typed, and the words that gave an insult away are the customer’s. */
export const personal: PersonalParts<Kind> = {
  warned: { text: 'emptied', data: {} },
  warning_lifted: NOTHING_PERSONAL,
  flagged: { text: 'none', data: { words: [] } },
  unflagged: NOTHING_PERSONAL,
};
