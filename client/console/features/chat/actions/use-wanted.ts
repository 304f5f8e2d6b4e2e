import type { StaffChat } from '../../../../../protocol/chat.ts';
import { obstacleIn } from '../conduct.ts';
import { useDesk } from '../../../store/desk.ts';

/**
 * The agent whom the customer has asked for, and what is said when the chat goes there: nothing, where a rule of
 * conduct holds the words up, since the chat has to go there all the same. S3
 */
export function useWanted(
  chat: StaffChat,
): { to: string; message: { text: string; phraseId: string } | null } | null {
  const suggestions = useDesk((state) => state.suggestions[chat.id]);
  const to = suggestions?.next?.to;
  if (to === undefined || to === chat.agent) return null;
  const phrase = suggestions?.phrases.find(
    ({ situation, missing, text }) =>
      situation === 'asks_named_agent' && missing.length === 0 && obstacleIn(chat.id, text) === null,
  );
  return { to, message: phrase ? { text: phrase.text, phraseId: phrase.id } : null };
}
