import { agentOf } from '../domain/chat/chat.ts';
import { mayWith } from '../domain/access.ts';
import { relationToOthers } from '../domain/visibility.ts';
import type { StoredChat } from '../storage/chats/store.ts';
import { EVERYBODY, FLOOR, followers, staffRoom } from './rooms.ts';

/** An agent whose chat it is not. */
const OTHER_AGENT = { account: '', role: 'agent' } as const;

/** Everybody in whose lists a chat stands: every agent, if every agent may read it. */
export function whoHasTheRow({ chat }: StoredChat): string[] {
  const agent = agentOf(chat);
  const isEverybodys = mayWith(OTHER_AGENT, 'read', relationToOthers({ status: chat.state.status, agent }));
  if (agent === null || isEverybodys) return [EVERYBODY];
  return [FLOOR, followers(chat.id), staffRoom(agent)];
}
