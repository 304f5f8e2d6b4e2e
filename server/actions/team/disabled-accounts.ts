import { SYSTEM } from '../../domain/chat/author.ts';
import type { Needs } from '../services.ts';
import { withEach } from '../../lib/jobs.ts';
import { changeCase, type CaseServices } from '../cases/change-case.ts';

/**
 * Returns the open chats of disabled accounts to the front of the queue, whichever process disabled them. Repeated, so
 * that it also finds a chat that was assigned at that very moment.
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

/** A disabled account leaves the chats that it has joined; customers who saw them join are told. [P6] */
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

/** How many cases one run puts back; the next one finds the rest. */
const AT_ONCE = 200;

/**
 * Puts the open cases of disabled accounts back into the queue of their department, or of the desk, and withdraws what is
 * offered to such accounts, whichever process disabled them: a case is never nobody's. Repeated, so that it also finds a case
 * that was accepted or reopened at that very moment.
 */
export async function returnCasesOfDisabled(services: Needs<CaseServices>): Promise<void> {
  const disabled = services.directory.members().filter(({ disabledAt }) => disabledAt !== null);
  const accounts = disabled.map(({ account }) => account);
  if (accounts.length === 0) return;
  const held = await services.store.cases.heldBy(accounts, AT_ONCE);
  await withEach(held, async (number) => {
    await changeCase(services, { number, event: { type: 'released', by: SYSTEM, accounts } });
  });
}
