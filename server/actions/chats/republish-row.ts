import type { StoredChat } from '../../storage/chats/store.ts';
import type { Desk } from '../desk.ts';

/**
 * Publishes a chat's row again because something outside its log has changed. Reads and publishes between batches:
 * a row read earlier could overwrite newer state on the screens.
 */
export function republishRow(desk: Desk, chatId: string): Promise<void> {
  return republish(desk, chatId, (stored) => desk.publisher.repeat(stored));
}

/** As {@link republishRow}, to staff only. */
export function republishRowToStaff(desk: Desk, chatId: string): Promise<void> {
  return republish(desk, chatId, (stored) => desk.publisher.repeatToStaff(stored));
}

function republish(
  desk: Desk,
  chatId: string,
  publish: (stored: StoredChat) => Promise<void>,
): Promise<void> {
  return desk.betweenBatches(async () => {
    const stored = await desk.store.chats.find(chatId);
    if (stored) await publish(stored);
  });
}
