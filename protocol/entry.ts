import type { FileView } from './files.ts';

/** The roles that can be the author of an entry. */
export type Role = 'customer' | 'agent' | 'lead' | 'system';

/** Every kind of line in a chat's log. Names of the wire: never renamed. */
export const ENTRY_KINDS = [
  'message',
  'note',
  'joined',
  'transferred',
  'agent_lost',
  'agent_back',
  'nudged',
  'warned',
  'warning_lifted',
  'flagged',
  'unflagged',
  'close_asked',
  'close_decided',
  'held',
  'hold_over',
  'promise_made',
  'promise_ended',
  'contact_given',
  'lead_told',
  'offered',
  'offer_ended',
  'overflowed',
  'lead_called',
  'lead_answered',
  'lead_call_withdrawn',
  'complaint_recorded',
  'lead_offered',
  'lead_offer_passed',
  'crisis_begun',
  'crisis_reported',
  'crisis_ended',
  'approval_asked',
  'approval_decided',
  'approval_withdrawn',
  'left',
  'closed',
  'rated',
  'recalled',
  'wrapped_up',
  'wrap_up_extended',
  'wrap_up_over',
  'erased',
] as const;

/** One of {@link ENTRY_KINDS}. */
export type EntryKind = (typeof ENTRY_KINDS)[number];

/**
 * Why a chat changed hands: its agent or a lead moved it, its agent's connection or account was gone, or did not answer in
 * time.
 */
export const TRANSFER_REASONS = ['agent', 'lead', 'agent_lost', 'agent_disabled', 'overdue'] as const;

/** One of {@link TRANSFER_REASONS}. */
export type TransferReason = (typeof TRANSFER_REASONS)[number];

/** How an offer of a chat ended without being accepted; `withdrawn`: its agent was away by then. */
export const OFFER_ENDS = ['declined', 'missed', 'withdrawn'] as const;

/** One of {@link OFFER_ENDS}. */
export type OfferEnd = (typeof OFFER_ENDS)[number];

/** Why a chat was closed. */
export const CLOSE_REASONS = ['agent', 'customer', 'idle', 'harassment', 'abuse', 'abandoned'] as const;

/** One of {@link CLOSE_REASONS}. */
export type CloseReason = (typeof CLOSE_REASONS)[number];

/** What a crisis report says of the desk's own fault. S2 */
export const CRISIS_FAULTS = ['yes', 'no', 'unknown'] as const;

/** One of {@link CRISIS_FAULTS}. */
export type CrisisFault = (typeof CRISIS_FAULTS)[number];

/** Why the words of a chat were erased. */
export type ErasedFor = 'asked' | 'age';

/** The steps before a close. [P4] */
export const CLOSING_STEPS = [
  'answer_question',
  'confirm_understood',
  'anything_else',
  'answer_thanks',
  'answer_goodbye',
  'farewell',
] as const;

/** One of {@link CLOSING_STEPS}. */
export type ClosingStep = (typeof CLOSING_STEPS)[number];

/** Who an entry is by. Customers see a number as `name` and never an account. */
export interface By {
  role: Role;
  account?: string;
  name?: string;
}

/** One line of a chat's log, with `seq` in the recipient's count. Times are ISO 8601 in UTC. */
export interface Entry {
  chatId: string;
  seq: number;
  at: string;
  kind: EntryKind;
  by: By;
  text?: string;
  /** `message`, and `approval_asked` of one: what was sent with the words, which may be empty then. */
  files?: FileView[];
  /** Only on the recipient's own entries. */
  clientId?: string;
  data?: EntryData;
}

/** What an entry says besides its text; which fields are there depends on the kind. */
export interface EntryData {
  /** `message`: the phrase that it came from, and whether it was sent verbatim. */
  phraseId?: string;
  phraseUse?: 'verbatim' | 'edited';
  /** `message`: the message that it answers, in the recipient's count. */
  quote?: number;
  /** `closed` */
  reason?: CloseReason;
  lastCustomerAt?: string;
  lastAgentAt?: string;
  /** `closed`: why steps of P4 were left out; staff only. */
  skipped?: string;
  /** `closed`: the steps of P4 that were missing; staff only. */
  missing?: ClosingStep[];
  /** `closed` for harassment or abuse: the messages that counted; staff only. [P2] [P3] */
  evidence?: number[];
  /**
   * `warned`: the end of the observation [P2]; `close_asked`: until when a lead can decide [P3]; `held`: until when the
   * agent has promised to be back [P7]; `offered`: until when it can be accepted; `closed`, `wrap_up_extended`: until when the
   * agent has time for the wrap-up, staff only.
   */
  until?: string;
  /** `promise_made`, `promise_ended`, `complaint_recorded`: the case that it is, by its number. [P5] [P7] */
  case?: string;
  /** `complaint_recorded`: it no longer runs. [P5] */
  over?: boolean;
  /** `promise_ended`: `withdrawn` is given up, or settled otherwise. [P7] */
  outcome?: 'kept' | 'broken' | 'withdrawn';
  /** `warning_lifted`: by a person, or because the customer came back with a real matter. [P2] */
  lifted?: 'agent' | 'relevant';
  /**
   * `close_decided`: whether the chat may be closed; `unanswered` if no lead has decided in time [P3]; `approval_decided`:
   * whether the statement may be sent, its text then the lead's wording if they changed it, else the reason [P6].
   */
  granted?: boolean;
  unanswered?: boolean;
  /** `contact_given`: how the customer can be reached. S1(16) */
  contact?: string;
  /** `lead_called`, `lead_answered`, `lead_call_withdrawn`: which call of this chat, from 1. [P6] */
  number?: number;
  /** `approval_asked`, `approval_decided`, `approval_withdrawn`: the statement, as `approve` and `refuse` name it. [P6] */
  id?: string;
  /** `approval_decided`: the lead approved other words. [P6] */
  changed?: boolean;
  /** `crisis_reported`: whether the desk is at fault and how, and what the rules say; what happened is its text. [P6] */
  fault?: CrisisFault;
  faultHow?: string;
  ruling?: string;
  /** `lead_called`, `crisis_begun`: how many leads were on duty; 0: nobody got the call. */
  onDuty?: number;
  /** `note`: the accounts that it calls, by `@number`. [P6] */
  mentions?: string[];
  /** `lead_told`: since when the customer waits; `lead_answered`: when the lead was called; `lead_offered`: since when the complaint runs; `closed` as idle: since when the customer owed the answer; staff only. */
  since?: string;
  /** `flagged`, `unflagged`: the customer's message, in the staff's count; `recalled`: the message, in the recipient's; `flagged`: the words that were detected. */
  seq?: number;
  words?: string[];
  /** `joined`; `beside`: they joined the chat, which keeps its agent. [P6] */
  how?: 'assigned' | 'accepted' | 'taken_over' | 'beside';
  /** `joined`: the account of the lead who chose the agent; staff only. */
  assignedBy?: string;
  /** `offer_ended`; staff only. */
  ended?: OfferEnd;
  /** `transferred`: the target; null is the queue. An account for staff, a number for customers. `offered`, `offer_ended`: to whom. */
  to?: string | null;
  why?: TransferReason;
  /** `transferred`: the department in whose queue it waits from here; `overflowed`: whose people may be given it too; staff only. */
  department?: string;
  /** `rated`: 1 to 5; `expected`: what the customer had expected, if they were asked. */
  score?: number;
  expected?: number;
  /** `wrapped_up`: the ids of all tags of the chat; the text is the summary. */
  tags?: string[];
  /** `wrapped_up`: its agent ended the time for it; left out otherwise. */
  done?: boolean;
  /** `erased`: on request, or at the end of the retention period. */
  erased?: ErasedFor;
}
