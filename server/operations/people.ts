import { peopleOperations as ask } from '../../protocol/operations/lead.ts';
import type { Desk } from '../actions/desk.ts';
import { erasePerson } from '../actions/privacy/erase-person.ts';
import { partsOf } from '../actions/privacy/export-person.ts';
import { findPeople, type Bearer } from '../actions/privacy/find-people.ts';
import { asJson, asPage } from '../actions/privacy/write-export.ts';
import { Download, staffRoute, type HttpHandled } from '../entry/http/http-pipeline.ts';

/** Finding a person, handing out what is kept of them, erasing it. S0(8.1) */
export function peopleHandlers(desk: Desk, bearer: Bearer): Record<keyof typeof ask, HttpHandled> {
  return {
    findPeople: staffRoute(ask.findPeople, ({ input }) => findPeople(desk, input, bearer)),
    exportPerson: staffRoute(ask.exportPerson, async ({ asker, address: { id }, input: { format } }) => {
      const details = { person: true, format };
      await desk.audit.record({ by: asker.account, act: 'exported', about: id, details });
      const parts = partsOf(desk, id);
      const body = format === 'json' ? asJson(parts) : asPage(parts);
      return new Download(`person-${id}.${format}`, format, body);
    }),
    erasePerson: staffRoute(ask.erasePerson, async ({ asker, address, input }) => ({
      erased: await erasePerson(desk, asker, address.id, input.reason),
    })),
  };
}
