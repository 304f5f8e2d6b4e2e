import type { CloseReason, ClosingStep, ErasedFor, TransferReason } from '../../../protocol/entry.ts';
import type { Instant } from '../instant.ts';

/** Who an entry is by. Who somebody is comes from the socket or the session, never from a payload. */
export type Author = { role: 'customer' } | { role: 'agent' | 'lead'; account: string } | { role: 'system' };

/** The manual's phrase that a message came from. */
export interface PhraseUse {
  phraseId: string;
  phraseUse: 'verbatim' | 'edited';
  manual: string;
}

/** What a line of the log says, by kind. */
export type Line =
  | { kind: 'message'; text: string; data?: PhraseUse }
  | { kind: 'note'; text: string }
  /** `assignedBy`: the lead who gave it to this agent, by hand. */
  | { kind: 'joined'; data: { how: 'assigned' | 'accepted' | 'taken_over'; assignedBy?: string } }
  | { kind: 'transferred'; text?: string; data: { to: string | null; why: TransferReason } }
  | { kind: 'agent_lost' }
  | { kind: 'agent_back' }
  | { kind: 'nudged' }
  | { kind: 'warned'; text: string; data: { until: Instant } }
  | { kind: 'warning_lifted'; data: { lifted: 'agent' | 'relevant' } }
  | { kind: 'flagged'; data: { seq: number; words: string[] } }
  | { kind: 'unflagged'; data: { seq: number } }
  | { kind: 'close_asked'; data: { until: Instant } }
  | { kind: 'close_decided'; text?: string; data: { granted: boolean; unanswered?: true } }
  | { kind: 'held'; data: { until: Instant } }
  | { kind: 'hold_over' }
  | { kind: 'contact_given'; data: { contact: string } }
  | { kind: 'lead_told'; data: { since: Instant } }
  | { kind: 'closed'; data: Closing }
  | { kind: 'rated'; text?: string; data: { score: number } }
  | { kind: 'erased'; data: { erased: ErasedFor } };

/** What is stored with a close: why, both last times, what was left out. [P1] [P2] [P4] */
export interface Closing {
  reason: CloseReason;
  lastCustomerAt: Instant | null;
  lastAgentAt: Instant | null;
  skipped?: string;
  /** The closing steps that were missing. [P4] */
  missing?: ClosingStep[];
  /** The messages that counted as harassment or abuse. [P2] [P3] */
  evidence?: number[];
  /** `idle`: since when the customer owed the answer. [P1] */
  since?: Instant;
}

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
