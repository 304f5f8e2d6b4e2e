import { customerRecordOperations as ask } from '../../protocol/operations/customer-records.ts';
import { changeRecord, type RecordServices } from '../actions/customers/change-record.ts';
import { joinRecords, partRecords } from '../actions/customers/join-records.ts';
import { findCustomers, presented, showCustomer } from '../actions/customers/read-records.ts';
import type { Needs } from '../actions/services.ts';
import { isRefusal } from '../domain/refusal.ts';
import { staffRoute, type HttpHandled } from '../entry/http/http-pipeline.ts';

/** What is written down about customers. [P9] */
export function customerRecordHandlers(
  services: Needs<RecordServices | 'directory' | 'presence' | 'store.cases' | 'store.erasure'>,
): Record<keyof typeof ask, HttpHandled> {
  return {
    findCustomers: staffRoute(ask.findCustomers, ({ asker, input }) => findCustomers(services, asker, input)),
    getCustomer: staffRoute(ask.getCustomer, ({ asker, address }) =>
      showCustomer(services, asker, address.id),
    ),
    changeCustomer: staffRoute(ask.changeCustomer, async ({ asker, address, input }) => {
      const person = await changeRecord(services, asker, address.id, input);
      return isRefusal(person) ? person : { customer: presented(services, person) };
    }),
    joinCustomers: staffRoute(ask.joinCustomers, async ({ asker, address, input }) => {
      const person = await joinRecords(services, asker, address.id, input);
      return isRefusal(person) ? person : { customer: presented(services, person) };
    }),
    partCustomers: staffRoute(ask.partCustomers, async ({ asker, address, input }) => {
      const done = await partRecords(services, asker, address.id, input.other);
      if (isRefusal(done)) return done;
      return { customer: presented(services, done.customer), parted: presented(services, done.parted) };
    }),
  };
}
