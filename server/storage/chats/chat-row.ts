import type { Selectable } from 'kysely';
import type { ChatTable } from '../schema.ts';
import type { Seen, StoredChat } from './store.ts';
import { ChatBody } from '../../domain/chat/chat-body.ts';

/** The columns of a chat that are read back; the others are for queries only. */
export const CHAT_COLUMNS = [
  'chats.key',
  'chats.body',
  'chats.seen_customer',
  'chats.seen_customer_as_staff',
  'chats.seen_staff',
  'chats.seen_staff_as_customer',
  'chats.seen_messages',
] as const;

type SeenColumns =
  'seen_customer' | 'seen_customer_as_staff' | 'seen_staff' | 'seen_staff_as_customer' | 'seen_messages';

/** What {@link CHAT_COLUMNS} select. */
export type ChatRow = Pick<Selectable<ChatTable>, 'key' | 'body' | SeenColumns>;

/** A chat with the place it has in every list. */
export interface KeyedChat extends StoredChat {
  key: number;
}

/** A chat from its row. */
export function chatFrom(row: ChatRow): KeyedChat {
  return { key: row.key, chat: ChatBody.parse(JSON.parse(row.body)), seen: seenFrom(row) };
}

/** A chat as the others know it. */
export function withoutKey({ chat, seen }: KeyedChat): StoredChat {
  return { chat, seen };
}

/** How far both sides have read, from a chat's row. */
export function seenFrom(row: Pick<ChatRow, SeenColumns>): Seen {
  return {
    customer: row.seen_customer,
    customerInStaffCount: row.seen_customer_as_staff,
    staff: row.seen_staff,
    staffInCustomerCount: row.seen_staff_as_customer,
    customerMessages: row.seen_messages,
  };
}
