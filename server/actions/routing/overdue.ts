import type { Chat } from '../../domain/chat/chat.ts';
import { hadInThisWait, isOverdue, mayBeHandedOn } from '../../domain/chat/rules/overdue.ts';
import type { InQueue } from '../../domain/queue/deal.ts';
import type { DeskState, Needs } from '../services.ts';
import { dealNow, roomOf } from './dealing.ts';

/** What handing on needs. */
export type HandingOn = Needs<DeskState | 'chats' | 'store.alone' | 'store.chats' | 'store.staff'>;

/**
 * Hands an overdue chat to whom the queue would give it, except those who had it in this wait; with nobody it stays where
 * it is, and the leads hear of it.
 */
export async function handOnOverdue(services: HandingOn, chat: Chat): Promise<void> {
  if (!isOverdue(chat, services.clock.now(), services.rules)) return;
  // Under the lock of dealing: else both would fill the same place.
  const { alone } = services.store;
  await (alone ? alone(() => handOn(services, chat)) : handOn(services, chat));
}

async function handOn(services: HandingOn, chat: Chat): Promise<void> {
  const to = mayBeHandedOn(chat) ? await nextFor(services, chat) : null;
  const { department } = chat;
  await services.chats.perform({
    to: { chatId: chat.id },
    event: { type: 'overdueHandedOn', to },
    ...(to === null ? {} : { room: roomOf(services, to, department) }),
  });
}

async function nextFor(services: HandingOn, chat: Chat): Promise<string | null> {
  // What is being offered to somebody counts for them.
  const offered = (await services.store.chats.queue()).filter(({ offer }) => offer !== null);
  const { assignments } = await dealNow(services, [...offered, asQueued(chat)]);
  return assignments.find(({ chatId }) => chatId === chat.id)?.agent ?? null;
}

function asQueued(chat: Chat): InQueue {
  const since = chat.waitingSince ?? chat.startedAt;
  return {
    ...{ chatId: chat.id, queuedAt: since, since, front: true, department: chat.department },
    ...{ preferredAgent: null, returnedBy: null, offeredTo: [], offer: null, tried: hadInThisWait(chat) },
  };
}
