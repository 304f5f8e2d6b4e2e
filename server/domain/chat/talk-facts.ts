import type { ChatFacts } from '../../../phrases/detect/detect.ts';
import { COMPLAINTS, isPhraseOf, NEEDED_SITUATIONS } from '../../../phrases/needed-ids.ts';
import type { Chat } from './chat.ts';
import type { Spoken } from './talk.ts';

/** What the chat knows beyond the customer's words, for the detector. */
export function chatFacts(chat: Chat, talk: readonly Spoken[], pastChats: number): ChatFacts {
  const lastSaid = talk.findLast(({ by }) => by === 'agent');
  // An agent who used a complaint's phrase has taken the complaint. [P5]
  const openComplaint = talk.some(({ phraseId }) => phraseId?.startsWith(COMPLAINTS) === true);
  return {
    warned: chat.warning !== null,
    askedAnythingElse: isPhraseOf(NEEDED_SITUATIONS.anythingElse, lastSaid?.phraseId),
    firstMessage: lastSaid === undefined && talk.length === 1,
    // A customer with earlier chats may have complained in one of them: then it is not known.
    ...(openComplaint || pastChats === 0 ? { openComplaint } : {}),
  };
}
