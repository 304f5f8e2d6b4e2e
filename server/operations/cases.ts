import { caseOperations as ask } from '../../protocol/operations/cases.ts';
import { addEntry } from '../actions/cases/add-entry.ts';
import type { CaseServices } from '../actions/cases/change-case.ts';
import { openAsked } from '../actions/cases/open-asked.ts';
import type { ReachingServices } from '../actions/cases/reach-customer.ts';
import { listCases, readableCase, shownInFull, type ShowingServices } from '../actions/cases/read-cases.ts';
import type { Needs } from '../actions/services.ts';
import { isRefusal } from '../domain/refusal.ts';
import { staffRoute, type HttpHandled } from '../entry/http/http-pipeline.ts';

/** Cases: what was promised, complained of or left, and what became of it. [P5] [P7] [P9] */
export function caseHandlers(
  services: Needs<CaseServices | ReachingServices | ShowingServices | 'audit' | 'store.files'>,
): Record<keyof typeof ask, HttpHandled> {
  return {
    findCases: staffRoute(ask.findCases, ({ asker, input }) => listCases(services, asker, input)),
    openCase: staffRoute(ask.openCase, ({ asker, input }) => openAsked(services, asker, input)),
    getCase: staffRoute(ask.getCase, async ({ asker, address }) => {
      const stored = await readableCase(services, asker, address.number);
      return isRefusal(stored) ? stored : shownInFull(services, asker, stored);
    }),
    addCaseEntry: staffRoute(ask.addCaseEntry, ({ asker, address, input }) =>
      addEntry(services, asker, address.number, input),
    ),
  };
}
