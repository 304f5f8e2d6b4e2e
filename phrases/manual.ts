/** The languages in which the manual exists. Both carry the same ids. */
export const locales = ['zh-CN', 'en'] as const;

export type Locale = (typeof locales)[number];

/** What can set a situation off: a customer's message, the agent's own step, or time going by. */
export const triggers = ['customer', 'agent', 'time'] as const;

export type Trigger = (typeof triggers)[number];

/**
 * When a phrase (or a next step) applies; several conditions must all hold.
 * `second` also stands for "the first answer was not accepted", `granted` for the lead's permission to close,
 * `returning` for the agent who comes back from a hold, `asks_for_person` for a customer who wants or doubts a human being.
 */
export const conditions = [
  'morning',
  'afternoon',
  'evening',
  'first',
  'second',
  'third',
  'granted',
  'online',
  'offline',
  'name_known',
  'contact_known',
  'pending_known',
  'returning',
  'always_open',
  'asks_for_person',
  'contact_given',
  'not_understood',
] as const;

export type Condition = (typeof conditions)[number];

/** Next steps that are something to do rather than something to say. */
export const actions = [
  'announce',
  'ask_lead',
  'begin_crisis',
  'close',
  'explain_again',
  'mark_urgent',
  'record_complaint',
  'record_customer',
  'record_feedback',
  'record_promise',
  'start_hold',
  'take_message',
  'tell_lead',
  'transfer',
  'warn',
] as const;

/** The blanks that a phrase may have, written `{{name}}`. */
export const placeholders = [
  'address',
  'agentNo',
  'amount',
  'carrier',
  'company',
  'contact',
  'date',
  'days',
  'hours',
  'item',
  'link',
  'minutes',
  'orderNo',
  'pending',
  'phone',
  'question',
  'size',
  'surname',
  'title',
  'trackingNo',
] as const;

/** How strongly a finding speaks: a hint, a question before sending, or a refusal. A lead chooses per rule. */
export const severities = ['advice', 'confirm', 'block'] as const;

export type Severity = (typeof severities)[number];

/** Checks that a pattern cannot express; a rule names at most one. */
export const checks = [
  'goodbye_last',
  'own_name',
  'personal_numbers',
  'repeated_comfort',
  'unanswered_courtesy',
] as const;

export type CheckName = (typeof checks)[number];

/** One thing an agent may say. Ids are the situation's and a number, never used for anything else again. */
export interface Phrase {
  readonly id: string;
  readonly situation: string;
  /** May hold `{{placeholders}}`. */
  readonly text: string;
  /** All must hold; empty: always. */
  readonly when: readonly Condition[];
  readonly source: string;
  /** Holds only in the chats of these departments; not there: in all chats. */
  readonly departments?: readonly string[];
}

/** What the manual has the agent do after a phrase: `id` names a situation or one of {@link actions}. */
export interface NextStep {
  readonly id: string;
  readonly text: string;
  readonly when: readonly Condition[];
}

/** A moment of service that the manual has words for. */
export interface Situation {
  readonly id: string;
  readonly chapter: string;
  readonly title: string;
  readonly setOffBy: readonly Trigger[];
  /** In words, what sets it off. */
  readonly occasion: string;
  readonly source: string;
  /** A comforting line: the same one is never said twice in a chat (S3). */
  readonly comfort: boolean;
  readonly next: readonly NextStep[];
  readonly phrases: readonly Phrase[];
  /** How customers put it; from three on the situation is recognised by its likes. */
  readonly examples?: readonly string[];
  /** One of these must occur in the customer's words … */
  readonly must?: readonly string[];
  /** … and none of these. */
  readonly mustNot?: readonly string[];
  /** Holds only in the chats of these departments; not there: in all chats. */
  readonly departments?: readonly string[];
}

/** Wording that a rule finds. `unless` is searched in the same sentence and lets it pass. */
export interface WordingPattern {
  readonly match: string;
  /** In lower case; every match contains one of them. Found when the manual is loaded; without them it is searched for everywhere. */
  readonly literals?: readonly string[];
  readonly unless?: string;
  /** Searched in the whole draft; lets it pass too. */
  readonly unlessAnywhere?: string;
  /** Replaces what was matched; `$1` is what its first group found. May hold placeholders. */
  readonly better?: string;
  readonly message?: string;
}

/** One rule of conduct that a draft is checked against. */
export interface ConductRule {
  readonly id: string;
  readonly title: string;
  /** Said to the agent when nothing more exact is known. */
  readonly message: string;
  readonly severity: Severity;
  readonly source: string;
  readonly patterns: readonly WordingPattern[];
  readonly check?: CheckName;
  /** The wording that the check knows by: what a goodbye, an answer, a comfort sounds like. */
  readonly words?: string;
  /** What the check offers instead, or adds. */
  readonly better?: string;
  /** Holds only in the chats of these departments; not there: in all chats. */
  readonly departments?: readonly string[];
}

/** A part of the manual, as a file holds it. */
export interface Chapter {
  readonly id: string;
  readonly title: string;
}

/** The service manual in one language. */
export interface Manual {
  readonly locale: Locale;
  /** Changes whenever any of its words change; recorded with every phrase sent. */
  readonly version: string;
  readonly chapters: readonly Chapter[];
  readonly situations: readonly Situation[];
  readonly rules: readonly ConductRule[];
}

/**
 * A manual that cannot be used: its message names the file, the line (from 1) and the reason. For content without
 * lines (a draft), `line` is 0 and `field` leads to the place by ids: `zh-CN/courtesy/thanks.2/text`.
 */
export class ManualError extends Error {
  override readonly name = 'ManualError';

  constructor(
    readonly file: string,
    readonly line: number,
    readonly reason: string,
    readonly field: string | null = null,
  ) {
    super(`${field ?? `${file}:${line}`}: ${reason}`);
  }
}
