import type { TFunction } from 'i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';

/** The last line of a chat in a list: its words, or what was sent instead of words. */
export function lastWords({ lastText, lastFile = null }: StaffChat, t: TFunction): string {
  if (lastText !== '') return lastText;
  return lastFile === null ? t('entry.erased.words') : t(`chat.files.last.${lastFile}`);
}
