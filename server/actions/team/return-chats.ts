import type { Needs } from '../services.ts';
import { withEach } from '../../lib/jobs.ts';

/**
 * Puts the open chats of everybody whose account is disabled back to the front of the queue, whoever disabled it and
 * wherever; done again and again, so that a chat that was given away in that very moment comes back too.
 */
export async function returnChatsOfDisabled(
  services: Needs<'chats' | 'directory' | 'store.chats'>,
): Promise<void> {
  const disabled = services.directory.members().filter(({ disabledAt }) => disabledAt !== null);
  if (disabled.length === 0) return;
  const loads = await services.store.chats.loads();
  await withEach(
    disabled.filter(({ account }) => (loads.get(account) ?? 0) > 0),
    async ({ account }) => {
      for (const chatId of await services.store.chats.openChatsOf(account))
        await services.chats.perform({
          to: { chatId },
          event: { type: 'agentDisabled', agent: account },
        });
    },
  );
}
