import type { StoredChat } from '../../storage/chats/store.ts';
import type { Desk } from '../desk.ts';

/**
 * Tells a chat's row again because something beside its log has changed. It is read and told in a quiet moment: told
 * from an older reading, it would bring back to the screens what newer news has replaced.
 */
export function retell(desk: Desk, chatId: string): Promise<void> {
  return again(desk, chatId, (stored) => desk.publisher.repeat(stored));
}

/** As {@link retell}, of something that only staff see. */
export function retellStaff(desk: Desk, chatId: string): Promise<void> {
  return again(desk, chatId, (stored) => desk.publisher.repeatToStaff(stored));
}

function again(desk: Desk, chatId: string, tell: (stored: StoredChat) => Promise<void>): Promise<void> {
  return desk.quietly(async () => {
    const stored = await desk.store.chats.find(chatId);
    if (stored) await tell(stored);
  });
}
