import type { FileView } from '../../../protocol/files.ts';
import type { DeskAnswers } from '../../../protocol/desk.ts';
import type { Answer } from '../../../protocol/errors.ts';
import { pastChatOperations } from '../../../protocol/operations/chats.ts';
import { i18n } from '../locales/i18n.ts';
import { refusalIn } from '../locales/refusals.ts';
import { useDesk } from '../store/desk.ts';
import { keepRecalled } from '../store/drafts.ts';
import { chatAnswered, entriesCame } from '../store/news.ts';
import { chooseChat } from '../store/go-to.ts';
import { showNotice, showFolder } from '../store/view.ts';
import { call } from './call.ts';
import { lastSeqInRow } from './follow.ts';
import { ask } from './line.ts';

/** Accepts a waiting chat and shows it. */
export async function accept(chatId: string): Promise<void> {
  const knew = lastSeqInRow(chatId);
  if (took(await ask('accept', { chatId }), knew)) {
    showFolder('mine');
    chooseChat(chatId);
  }
}

/** Declines a chat that is being offered to this person. */
export async function declineOffer(chatId: string): Promise<void> {
  noted(await ask('declineOffer', { chatId }));
}

/** Takes a chat over from its agent, as a lead, and shows it. */
export async function takeOver(chatId: string): Promise<void> {
  const knew = lastSeqInRow(chatId);
  if (took(await ask('takeOver', { chatId }), knew)) {
    showFolder('mine');
    chooseChat(chatId);
  }
}

/** Sends the harassment phrase and starts the five minutes. [P2] */
export async function warn(chatId: string): Promise<boolean> {
  return noted(await ask('warn', { chatId }));
}

/** Withdraws a harassment warning. [P2] */
export async function liftWarning(chatId: string): Promise<boolean> {
  return noted(await ask('liftWarning', { chatId }));
}

/** Marks a customer's message as harassing. [P2] */
export async function flag(chatId: string, seq: number): Promise<boolean> {
  return noted(await ask('flag', { chatId, seq }));
}

/** Removes such a mark. [P2] */
export async function unflag(chatId: string, seq: number): Promise<boolean> {
  return noted(await ask('unflag', { chatId, seq }));
}

/**
 * Transfers a chat to a colleague, to the queue of a department, or with `null` to the queue. `note` is internal, `say` is
 * sent to the customer.
 */
export async function transfer(
  chatId: string,
  to: string | { department: string } | null,
  { note = '', say: words = null }: { note?: string; say?: { text: string; phraseId: string } | null },
): Promise<boolean> {
  return noted(
    await ask('transfer', {
      chatId,
      to,
      ...(note.trim() === '' ? {} : { note }),
      ...(words === null ? {} : { say: words }),
    }),
  );
}

/** Closes a chat; `skipped` is the reason for omitted steps of P4. */
export async function close(chatId: string, skipped: string): Promise<boolean> {
  return noted(await ask('close', { chatId, ...(skipped.trim() === '' ? {} : { skipped }) }));
}

function took(answer: Answer<DeskAnswers['accept']>, knew: number): boolean {
  if (!agreed(answer)) return false;
  useDesk.setState((state) => chatAnswered(state, answer, knew));
  return true;
}

/** Applies the entry in an answer, or shows a notice of the refusal; returns whether it succeeded. */
export function noted(answer: Answer<{ entry: DeskAnswers['warn']['entry'] }>): boolean {
  if (!agreed(answer)) return false;
  const { entry } = answer;
  useDesk.setState((state) => (state.logs[entry.chatId] ? entriesCame(state, entry.chatId, [entry]) : {}));
  return true;
}

/** Shows a notice if the answer is a refusal; returns the answer. */
export function reported<T>(answer: Answer<T>): Answer<T> {
  agreed(answer);
  return answer;
}

/** Shows a notice if the answer is a refusal; returns whether it is a success. */
export function agreed<T>(answer: Answer<T>): answer is { ok: true } & T {
  if (!answer.ok) showNotice(refusalIn(answer.error));
  return answer.ok;
}

/** Withdraws one's own message, and keeps what it said for writing it again. */
export async function recall(chatId: string, seq: number): Promise<void> {
  const answer = await ask('recall', { chatId, seq });
  if (!noted(answer) || !answer.ok) return;
  keepRecalled(chatId, seq, answer.words);
  if (answer.mailed) showNotice(i18n.t('entry.recallMailed'));
}

/** What a withdrawn message said, and the files that it brought. */
export interface Recalled {
  text: string;
  files: readonly FileView[];
}

/** What a withdrawn message said, for leads; null if it cannot be had. */
export async function recalled(chatId: string, seq: number): Promise<Recalled | null> {
  const answer = await call(pastChatOperations.getRecalled, { id: chatId, seq });
  if (answer.ok) return { text: answer.text, files: answer.files ?? [] };
  showNotice(refusalIn(answer.error));
  return null;
}
