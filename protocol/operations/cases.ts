import {
  AddCaseEntry,
  CaseAddress,
  CasesQuery,
  OpenCase,
  type CaseEntry,
  type CasesPage,
  type CaseView,
  type CaseWithEntries,
} from '../cases.ts';
import { gives, http, httpAt, noInput } from './operation.ts';

/**
 * Cases: agents see their own, those that they opened, and those of their departments and queues; leads all. Whose a case
 * is decides what they may do to it (`protocol/case-rights.ts`).
 */
export const caseOperations = {
  findCases: http('GET /api/cases', {
    input: CasesQuery,
    output: gives<CasesPage>(),
    needs: { desk: 'workOnCases' },
  }),
  openCase: http('POST /api/cases', {
    input: OpenCase,
    output: gives<CaseWithEntries>(),
    needs: { desk: 'workOnCases' },
    answers: 201,
  }),
  getCase: httpAt('GET /api/cases/:number', CaseAddress, {
    input: noInput,
    output: gives<CaseWithEntries>(),
    needs: { desk: 'workOnCases' },
  }),
  /** A step, a hand-over, a comment: everything that changes a case. `conflict` for a step that is not the next one. */
  addCaseEntry: httpAt('POST /api/cases/:number/entries', CaseAddress, {
    input: AddCaseEntry,
    output: gives<{ case: CaseView; entry: CaseEntry }>(),
    needs: { desk: 'workOnCases' },
    audited: ['case_approved', 'case_taken_over'],
  }),
};
