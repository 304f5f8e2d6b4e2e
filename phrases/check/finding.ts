import type { ConductRule, Severity, Situation } from '../manual.ts';
import type { Courtesy } from '../suggest/facts.ts';

/** A place in a draft with a finding of a rule of conduct. */
export interface Finding {
  /** The rule's id. */
  rule: string;
  /** Positions in the draft, `end` exclusive; equal where something is to be added. */
  start: number;
  end: number;
  message: string;
  /** The replacement; may contain `{{blanks}}`. */
  better?: string;
  severity: Severity;
}

/** What the chat knows that a draft is checked against. */
export interface CheckContext {
  /** The agents' messages in this chat, oldest first. */
  readonly said?: readonly string[] | undefined;
  /** Courtesies of the customer that wait for an answer. */
  readonly unanswered?: readonly Courtesy[] | undefined;
  /** The draft is to be the last message before the close. */
  readonly closing?: boolean | undefined;
  readonly agentNo?: string | undefined;
  /** Names of the agent that customers do not get. */
  readonly names?: readonly string[] | undefined;
}

/** The part of a manual that a draft is checked against; a whole manual will do. */
export interface Rulebook {
  readonly rules: readonly ConductRule[];
  readonly situations: readonly Situation[];
}
