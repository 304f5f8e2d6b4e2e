import {
  ChangeRecord,
  CustomerAddress,
  CustomersQuery,
  JoinRecords,
  PartRecords,
  type CustomerInFull,
  type CustomerRecordView,
  type CustomersPage,
} from '../customer-records.ts';
import { gives, http, httpAt, noInput } from './operation.ts';

/**
 * What is written down about customers. Agents see the customers of whom they may read a chat or have a running case, leads all. [P9]
 */
export const customerRecordOperations = {
  findCustomers: http('GET /api/customers', {
    input: CustomersQuery,
    output: gives<CustomersPage>(),
    needs: { desk: 'keepCustomers' },
  }),
  getCustomer: httpAt('GET /api/customers/:id', CustomerAddress, {
    input: noInput,
    output: gives<CustomerInFull>(),
    needs: { desk: 'keepCustomers' },
  }),
  /** `conflict` if the version that was read is no longer the newest. The log keeps old and new values. */
  changeCustomer: httpAt('PATCH /api/customers/:id', CustomerAddress, {
    input: ChangeRecord,
    output: gives<{ customer: CustomerRecordView }>(),
    needs: { desk: 'keepCustomers' },
    audited: ['customer_changed'],
  }),
  /** Two records of one person become one; nothing of either is lost. `conflict` for a record and itself. */
  joinCustomers: httpAt('POST /api/customers/:id/join', CustomerAddress, {
    input: JoinRecords,
    output: gives<{ customer: CustomerRecordView }>(),
    needs: { desk: 'keepCustomers' },
    audited: ['customers_joined'],
  }),
  /** Takes them apart again: each has the chats and cases that it had, and those that were added to it since. */
  partCustomers: httpAt('POST /api/customers/:id/part', CustomerAddress, {
    input: PartRecords,
    output: gives<{ customer: CustomerRecordView; parted: CustomerRecordView }>(),
    needs: { desk: 'keepCustomers' },
    audited: ['customers_parted'],
  }),
};
