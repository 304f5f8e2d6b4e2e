import type { Author } from '../../domain/chat/author.ts';
import { withoutPerson } from '../../domain/case/erasing.ts';
import { changeCase, publish, type CaseServices } from '../cases/change-case.ts';
import { removeFiles } from '../files/sweep-files.ts';
import type { Needs } from '../services.ts';

type ErasingCases = Needs<CaseServices | 'files' | 'store.files'>;

/** Cases per step. */
const CASES = 20;

/** Erases the words of every case of a person, and the way from it to them; what runs ends. */
export async function eraseCasesOf(services: ErasingCases, customerId: string, by: Author): Promise<void> {
  for (;;) {
    const { cases } = await services.store.cases.list({ customerId, limit: CASES });
    for (const { number } of cases) await eraseCase(services, number, by);
    if (cases.length === 0) return;
  }
}

/** Erases the words and files of a case. First an entry says so, so that an interrupted erasure shows and can be repeated. */
export async function eraseCase(services: ErasingCases, number: number, by: Author): Promise<void> {
  await changeCase(services, { number, event: { type: 'erased', by } });
  // Nobody reads them from here on.
  const files = await services.store.files.giveUpOfCase(number);
  await services.store.cases.empty(number, withoutPerson);
  // A store that is away keeps back none of the words.
  await removeFiles(services, files);
  const left = await services.store.cases.find(number);
  // Consoles that show it drop the words.
  if (left) await publish(services, left.case, left);
}
