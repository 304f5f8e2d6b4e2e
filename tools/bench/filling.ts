import { v7 as newId } from 'uuid';
import { newChat } from '../../server/domain/chat/chat.ts';
import { append } from '../../server/domain/chat/fold.ts';
import type { Store } from '../../server/storage/store.ts';
import type { Changes } from '../../server/storage/chats/store.ts';
import { messageOf } from './messages.ts';

export const HOUR_MS = 3_600_000;
const AT_ONCE = 2000;

/** Puts chats into the store in which the customer owes an answer, all due to be closed at the same moment. [P1] */
export async function fillWithOpenChats(store: Store, count: number, dueAt: number): Promise<void> {
  for (let done = 0; done < count; done += AT_ONCE) {
    const changes: Changes = { entries: [], chats: [] };
    for (let number = done; number < Math.min(count, done + AT_ONCE); number += 1)
      add(changes, number, dueAt);
    await store.chats.commit({ chatIds: [], customerIds: [], sent: [], sentByCustomers: [] }, () => changes);
  }
}

function add(changes: Changes, number: number, dueAt: number): void {
  const at = dueAt - HOUR_MS;
  const by = { role: 'agent', account: number % 2 === 0 ? '1001' : '1002' } as const;
  const begun = newChat({
    id: newId(),
    customerId: newId(),
    startedAt: at,
    continues: null,
    preferredAgent: null,
    leftMessage: false,
    queuedBehind: 0,
  });
  const { chat, entries } = append(
    begun,
    [
      { kind: 'message', by: { role: 'customer' }, clientId: 'start', text: messageOf(number) },
      { kind: 'joined', by, data: { how: 'accepted' } },
      { kind: 'message', by, clientId: 'answer', text: messageOf(number + 1) },
      { kind: 'nudged', by: { role: 'system' } },
    ],
    at,
  );
  changes.entries.push(...entries);
  changes.chats.push({ chat, isNew: true, dueAt });
}
