import type { Instant } from '../instant.ts';
import { refuse } from '../refusal.ts';
import type { Rules } from '../rules.ts';
import type { Chat } from './chat.ts';
import { alreadyClosed } from './rules/closing.ts';
import type { Happening } from './happening.ts';
import { wordsErased } from './erasing.ts';
import { promise, promisedUntil } from './rules/hold.ts';
import type { Draft } from './log.ts';
import type { Outcome } from './rules/rule.ts';

type Of<T extends Happening['type']> = Extract<Happening, { type: T }>;

/** The agent answers. Only the one who has the chat speaks in it. Who names a time, or a moment, has promised it. [P7] */
export function staffWrote(
  chat: Chat,
  { by, clientId, text, phrase, promises = null }: Of<'staffWrote'>,
  at: Instant,
  rules: Rules,
): Outcome {
  if (chat.state.status === 'closed') return alreadyClosed();
  if (chat.state.status === 'waiting') return refuse('conflict', 'Accept the chat before you write in it.');
  if (chat.state.agent !== by.account)
    return refuse('conflict', 'Another agent has this chat; take it over to write in it.');
  const data = phrase ? { data: phrase } : {};
  const message: Draft = { kind: 'message', by, clientId, text: rules.mask(text), ...data };
  const until = promisedUntil(chat, { text, promises }, at, rules);
  return until === null ? [message] : [message, promise(by, until)];
}

/** A note for colleagues, which no customer ever sees; also after the close. */
export function staffNoted(chat: Chat, { by, clientId, text }: Of<'noted'>, rules: Rules): Outcome {
  if (chat.erasedAt !== null) return wordsErased();
  return [{ kind: 'note', by, clientId, text: rules.mask(text) }];
}
