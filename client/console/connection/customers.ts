import type { z } from 'zod';
import type {
  ChangeRecord,
  CustomerInFull,
  CustomersPage,
  CustomersQuery,
} from '../../../protocol/customer-records.ts';
import type { Answer } from '../../../protocol/errors.ts';
import { customerRecordOperations as ask } from '../../../protocol/operations/customer-records.ts';
import { i18n } from '../locales/i18n.ts';
import { refusalIn } from '../locales/refusals.ts';
import { customerCame, customerGone } from '../store/customers.ts';
import { showNotice } from '../store/view.ts';
import { call } from './call.ts';

/** Reads a customer's record into the store. */
export async function loadCustomer(id: string): Promise<Answer<CustomerInFull>> {
  const answer = await call(ask.getCustomer, { id });
  if (answer.ok) customerCame(id, answer);
  else if (answer.error.code === 'not_found') customerGone(id);
  return answer;
}

/**
 * Writes into a customer's record; refusals are shown. If somebody else has changed it, it is read again, and a notice says
 * so. Resolves with whether it is stored.
 */
export async function changeCustomer(id: string, patch: ChangeRecord): Promise<boolean> {
  const answer = await call(ask.changeCustomer, { id, ...patch });
  await loadCustomer(id);
  if (answer.ok) return true;
  const isStale = answer.error.code === 'conflict';
  showNotice(isStale ? i18n.t('customer.conflict') : refusalIn(answer.error));
  return false;
}

/** Records that have these words. */
export function findCustomers(q: string): Promise<Answer<CustomersPage>> {
  return call(ask.findCustomers, { q });
}

/** What a list of customers is narrowed by. */
export type CustomersAsked = Omit<z.input<typeof CustomersQuery>, 'cursor'>;

/** A page of the customers that this person may see. */
export function customersPage(asked: CustomersAsked, cursor: string | null): Promise<Answer<CustomersPage>> {
  return call(ask.findCustomers, { ...asked, ...(cursor === null ? {} : { cursor }) });
}

/** Takes two records together; refusals are shown. */
export async function joinCustomers(id: string, other: string): Promise<void> {
  const answer = await call(ask.joinCustomers, { id, other });
  if (answer.ok) showNotice(i18n.t('customer.join.done'), 'done');
  else showNotice(refusalIn(answer.error));
  await loadCustomer(id);
}

/** Takes a record apart from the one that it was joined to; refusals are shown. `shown` is read again. */
export async function partCustomers(id: string, other: string, shown: string): Promise<void> {
  const answer = await call(ask.partCustomers, { id, other });
  if (answer.ok) showNotice(i18n.t('customer.join.undone'), 'done');
  else showNotice(refusalIn(answer.error));
  await loadCustomer(shown);
}
