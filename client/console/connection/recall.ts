import { pastChatOperations } from '../../../protocol/operations/chats.ts';
import { i18n } from '../locales/i18n.ts';
import { refusalIn } from '../locales/refusals.ts';
import { keepRecalled } from '../store/recalled.ts';
import { showNotice } from '../store/view.ts';
import { noted } from './act.ts';
import { call } from './call.ts';
import { ask } from './line.ts';

/** Withdraws one's own message, and keeps what it said for writing it again. */
export async function recall(chatId: string, seq: number): Promise<void> {
  const answer = await ask('recall', { chatId, seq });
  if (!noted(answer) || !answer.ok) return;
  keepRecalled(chatId, seq, answer.words);
  if (answer.mailed) showNotice(i18n.t('entry.recallMailed'));
}

/** What a withdrawn message said, for leads; null if it cannot be had. */
export async function wordsRecalled(chatId: string, seq: number): Promise<string | null> {
  const answer = await call(pastChatOperations.getRecalled, { id: chatId, seq });
  if (answer.ok) return answer.text;
  showNotice(refusalIn(answer.error));
  return null;
}
