import type { Kysely } from 'kysely';
import type { Chat } from '../../domain/chat/chat.ts';
import { Beside, NOBODY_BESIDE } from '../../domain/chat/rules/participants.ts';
import type { Tables } from '../schema.ts';
import { CHAT_COLUMNS, chatFrom, type KeyedChat } from './chat-row.ts';
import { RUNNING } from './running.ts';

/** The column `beside` of a chat: null, in most rows, if only the agent is in it. */
export function besideColumn({ beside }: Chat): string | null {
  return beside.joined.length + beside.invited.length === 0 ? null : JSON.stringify(beside);
}

/** Parses the column. */
export function besideFrom(column: string | null): Beside {
  return column === null ? NOBODY_BESIDE : Beside.parse(JSON.parse(column));
}

/** Running chats that somebody has joined or was invited to: an index holds these few. [P6] */
export async function chatsWithBeside(db: Kysely<Tables>): Promise<KeyedChat[]> {
  const rows = await db
    .selectFrom('chats')
    .select(CHAT_COLUMNS)
    .where('beside', 'is not', null)
    .where(RUNNING)
    .orderBy('key')
    .execute();
  return rows.map(chatFrom);
}
