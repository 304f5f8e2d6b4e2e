import { SYSTEM } from '../../domain/chat/author.ts';
import { withEach } from '../../lib/jobs.ts';
import { changeCase, type CaseServices } from '../cases/change-case.ts';
import type { Needs } from '../services.ts';

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
