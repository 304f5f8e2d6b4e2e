import type { ChatFacts } from '../../../phrases/detect/detect.ts';
import type { Chat } from './chat.ts';
import type { Spoken } from './talk.ts';

/** "Is there anything else?" in both languages: what follows it is answered to it. [P4] */
const ANYTHING_ELSE = 'anything_else';
/** Every complaint situation begins so: an agent who used one of their phrases has taken the complaint. [P5] */
const COMPLAINT = 'complaint';

/** What the chat knows beyond the customer's words, for the detector. */
export function chatFacts(chat: Chat, talk: readonly Spoken[], pastChats: number): ChatFacts {
  const lastSaid = talk.findLast(({ by }) => by === 'agent');
  const openComplaint = talk.some(({ phraseId }) => phraseId?.startsWith(COMPLAINT) === true);
  return {
    warned: chat.warning !== null,
    askedAnythingElse: lastSaid?.phraseId?.startsWith(ANYTHING_ELSE) === true,
    firstMessage: lastSaid === undefined && talk.length === 1,
    // A customer with earlier chats may have complained in one of them: then it is not known.
    ...(openComplaint || pastChats === 0 ? { openComplaint } : {}),
  };
}
