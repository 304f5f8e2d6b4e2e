import type { ErasedFor } from '../../../protocol/entry.ts';
import type { Author } from '../../domain/chat/author.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { ErasableChat } from '../../storage/erasure/store.ts';
import { removeFiles } from '../files/sweep-files.ts';
import type { Needs } from '../services.ts';

/** Lines emptied in one statement: a few milliseconds, so that messages go between. */
const LINES = 250;

/** Who erases, and what for. */
export interface Because {
  by: Author;
  why: ErasedFor;
}

/**
 * Erases the words of a chat. First adds an entry that says so, so that screens drop the words; then empties the log.
 * An interrupted erasure can be repeated. False for a chat that must not be erased.
 */
export async function eraseChat(
  services: Needs<'chats' | 'files' | 'store.erasure' | 'store.files'>,
  chat: ErasableChat,
  because: Because,
): Promise<boolean> {
  const reply = await services.chats.perform({
    to: { chatId: chat.id },
    event: { type: 'erased', ...because },
  });
  if (isRefusal(reply)) return false;
  // Nobody reads them from here on.
  const files = await services.store.files.giveUpOfChat(chat.id);
  const { lastSeq } = reply.stored.chat;
  const { erasure } = services.store;
  for (let from = 1; from <= lastSeq; from += LINES)
    await erasure.emptyLines(chat.id, from, from + LINES - 1);
  // A store that is away fails this attempt, and keeps back neither the words nor another erasure.
  await removeFiles(services, files);
  await erasure.forgetChat(chat.id);
  return true;
}
