import type { TFunction } from 'i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';

/** The last line of a chat in a list: its words, or what was sent instead of words. */
export function lastWords({ status, lastText, lastFile = null }: StaffChat, t: TFunction): string {
  if (lastText !== '') return lastText;
  if (lastFile !== null) return t(`chat.files.last.${lastFile}`);
  // Only closed chats are erased; in one that runs, the last line was withdrawn.
  return t(status === 'closed' ? 'entry.erased.words' : 'entry.recalled.gone');
}
