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
  await leaveChatsOfOthers(
    services,
    disabled.map(({ account }) => account),
  );
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

/** Whoever is disabled writes beside nobody any more; customers who were told that they came are told that they left. [P6] */
async function leaveChatsOfOthers(
  services: Needs<'chats' | 'store.chats'>,
  disabled: readonly string[],
): Promise<void> {
  const joined = (await services.store.chats.withBeside()).flatMap(({ chat: { id, beside } }) =>
    beside.joined.filter((account) => disabled.includes(account)).map((account) => ({ chatId: id, account })),
  );
  await withEach(joined, async ({ chatId, account }) => {
    const by = { role: 'agent', account } as const;
    await services.chats.perform({ to: { chatId }, event: { type: 'leftBeside', by } });
  });
}
