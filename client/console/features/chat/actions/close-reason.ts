/** Why a chat is closed though steps are missing, as far as a list can say it. [P4] */
export const CLOSE_REASON_NAMES = ['left', 'silent', 'elsewhere', 'mistake'] as const;

/** One of {@link CLOSE_REASON_NAMES}. */
export type CloseReasonName = (typeof CLOSE_REASON_NAMES)[number];

/** Whether somebody who reads the record later learns anything from it: it has words, not a full stop or one letter again. */
export function isReason(words: string): boolean {
  return new Set(words.toLowerCase().match(/\p{L}/gu)).size >= 2;
}
