import { refuse } from '../refusal.ts';
import type { Chat } from './chat.ts';
import { alreadyClosed, close } from './closing.ts';
import type { Happening } from './happening.ts';
import type { Outcome } from './step.ts';

type Of<T extends Happening['type']> = Extract<Happening, { type: T }>;

/** The agent answers. Only the one who has the chat speaks in it. */
export function staffWrote(chat: Chat, { by, clientId, text, phrase }: Of<'staffWrote'>): Outcome {
  if (chat.state.status === 'closed') return alreadyClosed();
  if (chat.state.status === 'waiting') return refuse('conflict', 'Accept the chat before you write in it.');
  if (chat.state.agent !== by.account)
    return refuse('conflict', 'Another agent has this chat; take it over to write in it.');
  return [{ kind: 'message', by, clientId, text, ...(phrase ? { data: phrase } : {}) }];
}

/** A note for colleagues, which no customer ever sees; also after the close. */
export function staffNoted({ by, clientId, text }: Of<'noted'>): Outcome {
  return [{ kind: 'note', by, clientId, text }];
}

/** The agent ends the chat; what P4 still missed is left out for the reason given. [P4] */
export function staffClosed(chat: Chat, { by, skipped }: Of<'staffClosed'>): Outcome {
  if (chat.state.status === 'closed') return alreadyClosed();
  return [close(chat, by, 'agent', skipped ? { skipped } : {})];
}
