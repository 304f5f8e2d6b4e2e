import type { StaffChat } from '../../../protocol/chat.ts';
import { useDesk } from '../store/desk.ts';

/** The agent whom the customer has asked for, and what is said when the chat goes there. S3 */
export function useWanted(
  chat: StaffChat,
): { to: string; say: { text: string; phraseId: string } | null } | null {
  const suggestions = useDesk((state) => state.suggestions[chat.id]);
  const to = suggestions?.next?.to;
  if (to === undefined || to === chat.agent) return null;
  const phrase = suggestions?.phrases.find(
    ({ situation, missing }) => situation === 'asks_named_agent' && missing.length === 0,
  );
  return { to, say: phrase ? { text: phrase.text, phraseId: phrase.id } : null };
}
