import type { Chat } from '../../domain/chat/chat.ts';
import { isOnlyOverdue, nextDue } from '../../domain/chat/deadlines.ts';
import { askedAgainAfter } from '../../domain/chat/rules/idle.ts';
import { ASKED_AGAIN_MS } from '../../domain/chat/rules/overdue.ts';
import type { Instant } from '../../domain/instant.ts';
import { rulesFor, type Rules } from '../../domain/rules.ts';
import type { ChatChange, StoredChat } from '../../storage/chats/store.ts';

/** A chat as a batch has found it and as it leaves it. */
interface Decided {
  before: StoredChat | null;
  after: StoredChat;
  asked: boolean;
}

/** A chat's new row after a batch. `asked`: a rule was due and has written nothing. */
export function changeOf({ before, after, asked }: Decided, at: Instant, rules: Rules): ChatChange {
  const { chat } = after;
  const dueAt = asked ? dueAgain(chat, at, rules) : nextDue(chat, rules);
  return { chat, isNew: before === null, dueAt, ...takenFrom(before?.chat ?? null, chat) };
}

/**
 * A rule that was due but deferred (the customer is typing or connected, nobody has room) is checked again soon, not at once; what is due
 * before that, such as the next department to be asked, is not put off with it.
 */
function dueAgain(chat: Chat, at: Instant, rules: Rules): Instant | null {
  const due = nextDue(chat, rules);
  if (due === null || due > at) return due;
  const wait = isOnlyOverdue(chat, at, rules) ? ASKED_AGAIN_MS : askedAgainAfter(chat, rulesFor(chat, rules));
  const again = at + wait;
  return Math.min(again, nextDue(chat, rules, at) ?? again);
}

/** Who was taken at once says nothing about the wait of those who are not. */
const REAL_WAIT_MS = 1000;

/** A chat's first way out of the queue, for the estimate of waits. */
function takenFrom(before: Chat | null, chat: Chat): Pick<ChatChange, 'taken'> {
  if (before?.state.status !== 'waiting' || before.state.front || before.leftMessage) return {};
  if (chat.state.status !== 'open') return {};
  const { openedAt } = chat.state;
  const waited = openedAt - before.state.queuedAt;
  return waited < REAL_WAIT_MS ? {} : { taken: { at: openedAt, waited, position: chat.queuedBehind + 1 } };
}
