import type { z } from 'zod';
import type {
  AddCaseEntry,
  CaseEntry,
  CasesPage,
  CaseTurn,
  CaseView,
  CaseWithEntries,
} from '../../../protocol/cases.ts';
import type { Answer } from '../../../protocol/errors.ts';
import { caseOperations as ask } from '../../../protocol/operations/cases.ts';
import type { Sent } from '../../../protocol/operations/operation.ts';
import { i18n } from '../locales/i18n.ts';
import { refusalIn } from '../locales/refusals.ts';
import { staffName } from '../parts/names.ts';
import { callOf } from '../store/case-calls.ts';
import { caseGone, casesCame, forgetCases } from '../store/cases.ts';
import { useDesk } from '../store/desk.ts';
import { askerOf, departmentsOf } from '../store/selectors.ts';
import { showCaseNotice, showNotice } from '../store/view.ts';
import { call } from './call.ts';
import type { Line } from './line.ts';

/** What the list of cases is asked for. */
export type CasesAsked = Sent<typeof ask.findCases>;

/** A page of cases: what runs first, by its deadline; then what is over. They are in the store as well. */
export async function findCases(asked: CasesAsked): Promise<Answer<CasesPage>> {
  const answer = await call(ask.findCases, asked);
  if (answer.ok) casesCame(answer.cases);
  return answer;
}

/** A case with its log, and what may be the same matter. */
export async function getCase(number: string): Promise<Answer<CaseWithEntries>> {
  const answer = await call(ask.getCase, { number });
  if (answer.ok) casesCame([answer.case]);
  else if (answer.error.code === 'not_found') caseGone(number);
  return answer;
}

/** What goes into the log of a case; sent again, it is stored once. */
export type CaseWords =
  z.input<typeof AddCaseEntry> extends infer T ? (T extends unknown ? Omit<T, 'clientId'> : never) : never;

/**
 * Puts an entry into the log of a case, as it was when the person saw it. If somebody was quicker, it is read again and a
 * notice says so. Resolves with whether the entry is stored.
 */
export async function addCaseEntry(
  { number, lastSeq }: Pick<CaseView, 'number' | 'lastSeq'>,
  words: CaseWords,
  clientId: string,
): Promise<boolean> {
  const answer: Answer<{ case: CaseView; entry: CaseEntry }> = await call(ask.addCaseEntry, {
    number,
    ...words,
    clientId,
  });
  if (answer.ok) {
    casesCame([answer.case]);
    return true;
  }
  const { error } = answer;
  const now = error.code === 'conflict' || error.code === 'not_found' ? await getCase(number) : null;
  const isChanged = now?.ok === true && now.case.lastSeq > lastSeq;
  showNotice(isChanged ? i18n.t('work.conflict', { number }) : refusalIn(error));
  return false;
}

/** Opens a case; refusals are shown as a notice. Resolves with it, or with null. */
export async function openCase(words: Sent<typeof ask.openCase>): Promise<CaseView | null> {
  const answer: Answer<CaseWithEntries> = await call(ask.openCase, words);
  if (!answer.ok) {
    showNotice(refusalIn(answer.error));
    return null;
  }
  casesCame([answer.case]);
  return answer.case;
}

/** Loads what the number on the rail counts, and what the lists show at once. */
export async function loadCases(): Promise<void> {
  forgetCases();
  const desk = useDesk.getState();
  await Promise.all([
    findCases({ owner: 'me', status: 'open' }),
    ...(desk.session?.role === 'agent' ? [] : loadAsLead(departmentsOf(desk, askerOf(desk).account))),
  ]);
}

/** What waits for a lead. Their own departments are asked for apart: the first page of all may be full of others. */
function loadAsLead(departments: readonly string[]): Promise<unknown>[] {
  const overdue = { overdue: 'true', status: 'open' } as const;
  return [
    findCases({ step: 'proposed', status: 'open' }),
    findCases(overdue),
    ...departments.map((department) => findCases({ ...overdue, department })),
  ];
}

/** A notice with a sound about what this person has to act on; about several at once it is one notice. [P5] [P7] */
function callForCase(one: CaseView, turned: CaseTurn, by: string | undefined): void {
  const desk = useDesk.getState();
  const asker = askerOf(desk);
  const call = callOf(one, turned, { asker, departments: departmentsOf(desk, asker.account), by });
  if (call === null) return;
  const who = one.owner === null ? i18n.t('work.facts.nobody') : staffName(desk.staff, one.owner, i18n.t);
  showCaseNotice(one.number, i18n.t(`work.calls.${call}`, { number: one.number, who }), (n) =>
    i18n.t('work.calls.several', { n }),
  );
}

/** Follows the news of cases. */
export function registerCaseEvents(line: Line): void {
  line.on('case', ({ case: one, turned, by }) => {
    casesCame([one]);
    if (turned !== undefined) callForCase(one, turned, by);
  });
  line.on('caseGone', ({ number }) => caseGone(number));
}
