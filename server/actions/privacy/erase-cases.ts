import type { Author } from '../../domain/chat/author.ts';
import { withoutPerson } from '../../domain/case/erasing.ts';
import { changeCase, publish, type CaseServices } from '../cases/change-case.ts';
import type { Needs } from '../services.ts';

/** Cases per step. */
const CASES = 20;

/** Erases the words of every case of a person, and the way from it to them; what runs ends. */
export async function eraseCasesOf(
  services: Needs<CaseServices>,
  customerId: string,
  by: Author,
): Promise<void> {
  for (;;) {
    const { cases } = await services.store.cases.list({ customerId, limit: CASES });
    for (const { number } of cases) await eraseCase(services, number, by);
    if (cases.length === 0) return;
  }
}

/** Erases the words of a case. First an entry says so, so that an interrupted erasure shows and can be repeated. */
export async function eraseCase(services: Needs<CaseServices>, number: number, by: Author): Promise<void> {
  await changeCase(services, { number, event: { type: 'erased', by } });
  await services.store.cases.empty(number, withoutPerson);
  const left = await services.store.cases.find(number);
  // Consoles that show it drop the words.
  if (left) await publish(services, left.case, left);
}
