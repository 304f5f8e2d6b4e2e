import type { DeskAnswers } from '../../../protocol/desk.ts';
import type { Answer } from '../../../protocol/errors.ts';
import { i18n } from '../locales/i18n.ts';
import { refusalIn } from '../locales/refusals.ts';
import { useDesk } from '../store/desk.ts';
import { chatAnswered, entriesCame } from '../store/news.ts';
import { chooseChat } from '../store/go-to.ts';
import { showNotice, showFolder } from '../store/view.ts';
import { lastTold } from './follow.ts';
import { ask } from './line.ts';

/** Takes a chat from the queue and shows it. */
export async function accept(chatId: string): Promise<void> {
  const knew = lastTold(chatId);
  if (took(await ask('accept', { chatId }), knew)) {
    showFolder('mine');
    chooseChat(chatId);
  }
}

/** A lead takes a chat over from its agent, and sees it. */
export async function takeOver(chatId: string): Promise<void> {
  const knew = lastTold(chatId);
  if (took(await ask('takeOver', { chatId }), knew)) {
    showFolder('mine');
    chooseChat(chatId);
  }
}

/** Sends the harassment phrase and starts the five minutes. [P2] */
export async function warn(chatId: string): Promise<boolean> {
  return noted(await ask('warn', { chatId }));
}

/** Takes a warning back. [P2] */
export async function liftWarning(chatId: string): Promise<boolean> {
  return noted(await ask('liftWarning', { chatId }));
}

/** Marks a customer's message as harassing. [P2] */
export async function flag(chatId: string, seq: number): Promise<boolean> {
  return noted(await ask('flag', { chatId, seq }));
}

/** Takes such a mark back. [P2] */
export async function unflag(chatId: string, seq: number): Promise<boolean> {
  return noted(await ask('unflag', { chatId, seq }));
}

/** Hands a chat to a colleague, or to the queue for `null`, with a note that the customer never sees and a word that they do. */
export async function transfer(
  chatId: string,
  to: string | null,
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

/** Ends a chat; `skipped` says why steps of P4 were left out. */
export async function close(chatId: string, skipped: string): Promise<boolean> {
  return noted(await ask('close', { chatId, ...(skipped.trim() === '' ? {} : { skipped }) }));
}

/** Sets whether one takes new chats, and tells the person so: a status that changes unseen leaves customers waiting. */
export async function setStatus(value: 'online' | 'away'): Promise<void> {
  const answer = await ask('status', { value });
  if (!agreed(answer)) return;
  useDesk.setState({ status: value });
  showNotice(i18n.t(value === 'away' ? 'me.nowAway' : 'me.nowOnline'), 'done');
}

function took(answer: Answer<DeskAnswers['accept']>, knew: number): boolean {
  if (!agreed(answer)) return false;
  useDesk.setState((state) => chatAnswered(state, answer, knew));
  return true;
}

/** Shows the entry that an answer brings; says why, if it is a refusal. */
export function noted(answer: Answer<{ entry: DeskAnswers['warn']['entry'] }>): boolean {
  if (!agreed(answer)) return false;
  const { entry } = answer;
  useDesk.setState((state) => (state.logs[entry.chatId] ? entriesCame(state, entry.chatId, [entry]) : {}));
  return true;
}

/** The answer, once why it is a refusal has been said. */
export function told<T>(answer: Answer<T>): Answer<T> {
  agreed(answer);
  return answer;
}

/** Whether it was done; says why not. */
export function agreed<T>(answer: Answer<T>): answer is { ok: true } & T {
  if (!answer.ok) showNotice(refusalIn(answer.error));
  return answer.ok;
}
