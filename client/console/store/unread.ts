import type { StaffChat } from '../../../protocol/chat.ts';

/** Whether its agent has to look into a chat: the customer has written, or a colleague has handed it over. */
export function isUnread({ unread, handover }: Pick<StaffChat, 'unread' | 'handover'>): boolean {
  return unread > 0 || handover !== null;
}

/** Since when a chat calls for its agent, ISO 8601: the customer waits, or it was handed over and is not opened yet. */
export function callsSince({ waitingSince, handover }: StaffChat): string | null {
  if (waitingSince === null || handover === null) return waitingSince ?? handover?.at ?? null;
  return waitingSince < handover.at ? waitingSince : handover.at;
}
