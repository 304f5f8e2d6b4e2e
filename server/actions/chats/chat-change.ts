import type { Chat } from '../../domain/chat/chat.ts';
import { nextDue } from '../../domain/chat/deadlines.ts';
import { askedAgainAfter } from '../../domain/chat/rules/idle.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Rules } from '../../domain/rules.ts';
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
  const due = nextDue(chat, rules);
  // A rule that was due but deferred (the customer is typing, or connected) is checked again soon, not at once.
  const dueAt = asked && due !== null && due <= at ? at + askedAgainAfter(chat, rules) : due;
  return { chat, isNew: before === null, dueAt, ...takenFrom(before?.chat ?? null, chat) };
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
