import { peopleOperations as ask } from '../../protocol/operations/lead.ts';
import type { CaseServices } from '../actions/cases/change-case.ts';
import type { ChatServices, Needs } from '../actions/services.ts';
import { erasePerson } from '../actions/privacy/erase-person.ts';
import { partsOf } from '../actions/privacy/export-person.ts';
import { findPeople, type Bearer } from '../actions/privacy/find-people.ts';
import { asJson, asPage } from '../actions/privacy/write-export.ts';
import { Download, staffRoute, type HttpHandled } from '../entry/http/http-pipeline.ts';

/** Finds a person, exports their data, erases it. S0(8.1) */
export function peopleHandlers(
  services: Needs<
    | ChatServices
    | CaseServices
    | 'audit'
    | 'blocks'
    | 'files'
    | 'records'
    | 'store.blocks'
    | 'store.customerRecords'
    | 'store.customers'
    | 'store.erasure'
    | 'store.files'
    | 'visitorNames'
  >,
  bearer: Bearer,
): Record<keyof typeof ask, HttpHandled> {
  return {
    findPeople: staffRoute(ask.findPeople, ({ input }) => findPeople(services, input, bearer)),
    exportPerson: staffRoute(ask.exportPerson, async ({ asker, address: { id }, input: { format } }) => {
      const details = { person: true, format };
      await services.audit.record({ by: asker.account, act: 'exported', about: id, details });
      const parts = partsOf(services, id);
      const body = format === 'json' ? asJson(parts) : asPage(parts);
      return new Download(`person-${id}.${format}`, format, body);
    }),
    erasePerson: staffRoute(ask.erasePerson, async ({ asker, address, input }) => ({
      erased: await erasePerson(services, asker, address.id, input.reason),
    })),
  };
}
