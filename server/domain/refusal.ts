import type { ErrorCode } from '../../protocol/errors.ts';

/** Why a request was refused. Refusals are values; only bugs are thrown. */
export interface Refusal {
  refused: ErrorCode;
  /** One sentence that says what to do. */
  message: string;
  /** What exactly is at fault: a field, a place in the manual, a line of a file. */
  field?: string;
}

/** Says no, with a code for programs and a sentence for people. */
export function refuse(refused: ErrorCode, message: string): Refusal {
  return { refused, message };
}

/** Whether an outcome is a refusal. */
export function isRefusal(outcome: object): outcome is Refusal {
  return 'refused' in outcome;
}
