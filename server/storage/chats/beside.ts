import type { Kysely } from 'kysely';
import type { Chat } from '../../domain/chat/chat.ts';
import { Beside, NOBODY_BESIDE } from '../../domain/chat/rules/participants.ts';
import type { Tables } from '../schema.ts';
import { CHAT_COLUMNS, chatFrom, type KeyedChat } from './chat-row.ts';
import { RUNNING } from './running.ts';

/** What the column `beside` says of a chat: null, the rule, where nobody is beside its agent. */
export function besideColumn({ beside }: Chat): string | null {
  return beside.joined.length + beside.invited.length === 0 ? null : JSON.stringify(beside);
}

/** Who is beside the agent, by the column. */
export function besideFrom(column: string | null): Beside {
  return column === null ? NOBODY_BESIDE : Beside.parse(JSON.parse(column));
}

/** Running chats that somebody is in beside their agents, or was asked to join: an index holds these few. [P6] */
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
