import { useMemo } from 'react';
import type { Moment } from '../../../../phrases/search/search.ts';
import { useDesk } from '../../store/desk.ts';
import { useAccount } from '../../store/selectors.ts';

/** What the chat is about by its suggestions, and which phrases this agent has used in the chats that the console holds. */
export function useMoment(chatId: string): Moment {
  const suggestions = useDesk((state) => state.suggestions[chatId]);
  const logs = useDesk((state) => state.logs);
  const account = useAccount();
  return useMemo(() => {
    const uses = new Map<string, number>();
    for (const { entries } of Object.values(logs))
      for (const { by, data } of entries)
        if (by.account === account && data?.phraseId !== undefined)
          uses.set(data.phraseId, (uses.get(data.phraseId) ?? 0) + 1);
    return {
      phrases: (suggestions?.phrases ?? []).map(({ id }) => id),
      situations: (suggestions?.situations ?? []).map(({ id }) => id),
      uses,
    };
  }, [suggestions, logs, account]);
}
