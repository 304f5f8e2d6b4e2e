import type { Desk } from '../desk.ts';
import { withEach } from '../../lib/jobs.ts';

/**
 * Puts the open chats of everybody whose account is disabled back to the front of the queue, whoever disabled it and
 * wherever; done again and again, so that a chat that was given away in that very moment comes back too.
 */
export async function returnChatsOfDisabled(desk: Desk): Promise<void> {
  const disabled = desk.directory.members().filter(({ disabledAt }) => disabledAt !== null);
  if (disabled.length === 0) return;
  const loads = await desk.store.chats.loads();
  await withEach(
    disabled.filter(({ account }) => (loads.get(account) ?? 0) > 0),
    async ({ account }) => {
      for (const chatId of await desk.store.chats.openChatsOf(account))
        await desk.perform({ to: { chatId }, happening: { type: 'agentDisabled', agent: account } });
    },
  );
}
