import type { NewEntry } from '../../../server/domain/chat/log.ts';
import type { Instant } from '../../../server/domain/instant.ts';
import type { Store } from '../../../server/storage/store.ts';
import { aChat, answered, begin, LEFT, said } from '../../storage/a-chat.ts';
import { fittings } from './fittings.ts';

/**
 * Fifty closed chats in which customers asked for fittings, and agents said by hand that this is `situation`, or of the
 * other turns that they are no fault: enough to learn from.
 */
export async function recordFittings(store: Store, startedAt: Instant, situation: string): Promise<void> {
  const chats = new Map<string, ReturnType<typeof fittings>>();
  for (const one of fittings()) chats.set(one.chat, [...(chats.get(one.chat) ?? []), one]);
  for (const [id, turns] of chats) {
    const lines = turns
      .flatMap(({ input }): NewEntry[] => [said(input.text), answered('好的')])
      .map((line, at) => ({ ...line, clientId: String(at) }));
    await begin(store, aChat(id, { startedAt }), [...lines, LEFT]);
    for (const [at, { accepted }] of turns.entries()) {
      const isFitting = accepted[0] === 'fitting';
      const mark = isFitting
        ? { situation, mark: 'is' as const }
        : { situation: 'fault', mark: 'not' as const };
      await store.turns.mark({ chatId: id, seq: at * 2 + 1, ...mark, account: '1001', at: startedAt }, 99);
    }
  }
}
