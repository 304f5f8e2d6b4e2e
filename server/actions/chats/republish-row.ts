import type { StoredChat } from '../../storage/chats/store.ts';
import type { Needs } from '../services.ts';

/**
 * Publishes a chat's row again because something outside its log has changed. Reads and publishes between batches:
 * a row read earlier could overwrite newer state on the screens.
 */
export function republishRow(
  services: Needs<'chats' | 'publisher' | 'store.chats'>,
  chatId: string,
): Promise<void> {
  return republish(services, chatId, (stored) => services.publisher.repeat(stored));
}

/** As {@link republishRow}, to staff only. */
export function republishRowToStaff(
  services: Needs<'chats' | 'publisher' | 'store.chats'>,
  chatId: string,
): Promise<void> {
  return republish(services, chatId, (stored) => services.publisher.repeatToStaff(stored));
}

function republish(
  services: Needs<'chats' | 'store.chats'>,
  chatId: string,
  publish: (stored: StoredChat) => Promise<void>,
): Promise<void> {
  return services.chats.betweenBatches(async () => {
    const stored = await services.store.chats.find(chatId);
    if (stored) await publish(stored);
  });
}
