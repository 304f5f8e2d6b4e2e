import { newChat, type Chat } from '../../server/domain/chat/chat.ts';
import { append } from '../../server/domain/chat/fold.ts';
import { senderOf } from '../../server/domain/chat/author.ts';
import type { NewEntry } from '../../server/domain/chat/log.ts';
import type { Instant } from '../../server/domain/instant.ts';
import type { Store } from '../../server/storage/store.ts';
import type { ChatChange } from '../../server/storage/chats/store.ts';

/** Half past eight of an ordinary morning. */
export const MORNING: Instant = Date.UTC(2026, 2, 2, 0, 30);

/** A chat that nobody has written in. */
export function aChat(id: string, more: Partial<Chat> = {}): Chat {
  const birth = { continues: null, preferredAgent: null, leftMessage: false, queuedBehind: 0 };
  return { ...newChat({ id, customerId: `of-${id}`, startedAt: MORNING, ...birth }), ...more };
}

/** A customer's message. */
export function said(text: string, clientId = `says-${text}`): NewEntry {
  return { kind: 'message', by: { role: 'customer' }, clientId, text };
}

/** An agent's message. */
export function answered(text: string, account = '1001'): NewEntry {
  return { kind: 'message', by: { role: 'agent', account }, clientId: `answers-${text}`, text };
}

/** An agent takes the chat. */
export function joins(account = '1001'): NewEntry {
  return { kind: 'joined', by: { role: 'agent', account }, data: { how: 'accepted' } };
}

/** What only staff may see. */
export function noted(text: string): NewEntry {
  return { kind: 'note', by: { role: 'agent', account: '1001' }, clientId: `notes-${text}`, text };
}

/** The customer has gone. */
export const LEFT: NewEntry = {
  kind: 'closed',
  by: { role: 'customer' },
  data: { reason: 'customer', lastCustomerAt: MORNING, lastAgentAt: null },
};

/** Begins a chat with these lines. */
export async function begin(
  { chats }: Store,
  chat: Chat,
  drafts: NewEntry[],
  more: Partial<ChatChange> = {},
): Promise<Chat> {
  const born = append(chat, drafts, chat.startedAt);
  const change = { chat: born.chat, isNew: true, dueAt: null, ...more };
  await chats.commit({ chatIds: [], customerIds: [], sent: [], sentByCustomers: [] }, () => ({
    entries: born.entries,
    chats: [change],
  }));
  return born.chat;
}

/** Goes on with a chat, as the desk does it: a line that was stored before is not stored again. */
export async function goOn(
  { chats }: Store,
  chatId: string,
  drafts: NewEntry[],
  more: Partial<ChatChange> = {},
): Promise<void> {
  const sent = drafts.flatMap(({ by, clientId }) =>
    clientId === undefined ? [] : [{ chatId, sender: senderOf(by), clientId }],
  );
  await chats.commit({ chatIds: [chatId], customerIds: [], sent, sentByCustomers: [] }, (loaded) => {
    const stored = loaded.chat(chatId);
    const fresh = drafts.filter(
      ({ by, clientId }) =>
        clientId === undefined || !loaded.sent({ chatId, sender: senderOf(by), clientId }),
    );
    if (!stored || fresh.length === 0) return { entries: [], chats: [] };
    const { chat, entries } = append(stored.chat, fresh, MORNING);
    return { entries, chats: [{ chat, isNew: false, dueAt: null, ...more }] };
  });
}
