/**
 * The ids of the manual that code relies on, all of them said here: a manual that lacks one of these phrases, or has it
 * switched off, is refused when it is loaded.
 */
export const NEEDED_PHRASES = {
  /** The warning that the desk sends. [P2] */
  warning: 'harassment.1',
  /** The question after silence. [P1] */
  silence: 'customer_silent.1',
  /** What the steps before a close ask for. [P4] */
  anythingElse: 'anything_else.1',
  farewell: 'farewell.1',
} as const;

/** Situations that the server acts on: it sends one of their phrases, or counts where one was used. */
export const NEEDED_SITUATIONS = {
  /** Its phrase is sent with the warning. [P2] */
  harassment: 'harassment',
  /** Each use is a step; the lead's leave sends the last phrase. [P3] */
  abuse: 'abusive_language',
  /** Asks the customer for some minutes. [P7] */
  holdOn: 'hold_on',
  /** The customer's next words answer it. [P4] */
  anythingElse: 'anything_else',
  /** The customer asks for an agent by number. S3 */
  namedAgent: 'asks_named_agent',
} as const;

/** How the id of every situation begins in which a complaint is taken. [P5] */
export const COMPLAINTS = 'complaint';

/** Whether a phrase, if it is one of the manual's, belongs to a situation. */
export function isPhraseOf(situation: string, phraseId: string | null | undefined): boolean {
  return phraseId?.startsWith(`${situation}.`) === true;
}
