import { agentOf } from '../domain/chat/chat.ts';
import type { StoredChat } from '../storage/store.ts';
import { EVERYBODY, FLOOR, followers, staffRoom } from './rooms.ts';

/** Everybody in whose lists a chat stands. */
export function whoHasTheRow({ chat }: StoredChat): string[] {
  const agent = agentOf(chat);
  // In the queue, or never taken from it before its customer had gone: everybody's to answer. [P1]
  return agent === null ? [EVERYBODY] : [FLOOR, followers(chat.id), staffRoom(agent)];
}
