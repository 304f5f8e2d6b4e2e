import { v7 as newId } from 'uuid';
import type { ErasedView, EraseReason } from '../../../protocol/people.ts';
import type { Asker } from '../../../protocol/rights.ts';
import type { Erasure } from '../../storage/erasure/store.ts';
import { recorded } from '../audit/audit.ts';
import type { CaseServices } from '../cases/change-case.ts';
import { removeFiles } from '../files/sweep-files.ts';
import type { ChatServices, Needs } from '../services.ts';
import { republishRow } from '../chats/republish-row.ts';
import { actor } from '../chats/staff-actions.ts';
import { eraseCasesOf } from './erase-cases.ts';
import { eraseChat } from './erase-chat.ts';

/** What it takes to erase a person. */
export type Erasing = Needs<
  | ChatServices
  | CaseServices
  | 'blocks'
  | 'files'
  | 'records'
  | 'store.customerRecords'
  | 'store.files'
  | 'store.customers'
  | 'store.erasure'
  | 'visitorNames'
>;

const COUNTS = ['chats', 'contacts', 'blocks'] as const;

/** Chats per step. */
const CHATS = 20;

/**
 * Erases everything about a person, open chats and joined records included, and returns the counts; zeros for an unknown person, so that a
 * request can be repeated. The request is stored before anything is touched: if the process ends, the sweep continues.
 */
export async function erasePerson(
  services: Erasing & Needs<'audit' | 'clock' | 'log'>,
  asker: Asker,
  customerId: string,
  reason: EraseReason,
): Promise<ErasedView> {
  const { erasure, customerRecords } = services.store;
  const asked = { by: asker.account, at: services.clock.now() };
  // All records that were joined are this person: every one of them is named before the first is erased.
  const records = await customerRecords.membersOf(customerId);
  for (const id of records) await erasure.intend({ customerId: id, ...asked });
  const erased = { chats: 0, contacts: 0, blocks: 0 };
  for (const id of records) {
    const one = await eraseEverything(services, { customerId: id, ...asked });
    for (const count of COUNTS) erased[count] += one[count];
  }
  const details = { person: true, reason, ...erased };
  return recorded(services, erased, { by: asker.account, act: 'erased', about: customerId, details });
}

/** Carries an erasure out, from wherever it was left. */
export async function eraseEverything(services: Erasing, { customerId, by }: Erasure): Promise<ErasedView> {
  const total = { chats: 0, contacts: 0, blocks: 0 };
  const names = await blockNamesOf(services, customerId);
  // Records of their chats that are being written have to be erased as well.
  await services.records.settled();
  // The account may have left since it asked.
  const { role } = services.directory.member(by) ?? { role: 'lead' as const };
  const eraser = actor({ account: by, role });
  await eraseCasesOf(services, customerId, eraser);
  for (;;) {
    const chats = await services.store.erasure.chatsOf(customerId, CHATS);
    for (const chat of chats) {
      // Unlinked with its words, the chat could not be found again: better to fail and retry.
      if (!(await eraseChat(services, chat, { by: eraser, why: 'asked' })))
        throw new Error(`chat ${chat.id} could not be erased`);
      total.blocks += await services.store.erasure.removeBlocksOf(chat.id);
      await services.store.erasure.unlink(chat.id, newId());
      await republishRow(services, chat.id);
      total.chats += 1;
    }
    if (chats.length === 0) break;
  }
  await removeFiles(services, await services.store.files.giveUpUnsent(customerId));
  const person = await services.store.erasure.removePerson(customerId, names);
  services.directory.forgetEverywhere(customerId);
  await services.blocks.read();
  await services.store.erasure.done(customerId);
  return { chats: total.chats, contacts: person.contacts, blocks: total.blocks + person.blocks };
}

async function blockNamesOf(
  services: Needs<'store.customers' | 'visitorNames'>,
  customerId: string,
): Promise<string[]> {
  const customer = await services.store.customers.find(customerId);
  const name = services.visitorNames.contact(customer?.contact);
  return name === null ? [] : [name];
}
