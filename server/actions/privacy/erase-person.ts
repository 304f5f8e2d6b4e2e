import { v7 as newId } from 'uuid';
import type { ErasedView, EraseReason } from '../../../protocol/people.ts';
import type { Asker } from '../../domain/access.ts';
import type { Erasure } from '../../storage/erasure/store.ts';
import { recorded } from '../audit/audit.ts';
import type { Desk } from '../desk.ts';
import { republishRow } from '../chats/republish-row.ts';
import { actor } from '../chats/staff-actions.ts';
import { eraseChat } from './erase-chat.ts';

/** Chats taken in hand at a time. */
const CHATS = 20;

/**
 * Erases everything of one person, open chats included; what that came to. Somebody of whom nothing is known comes to
 * nothing, so that it may be asked for again. The request itself is remembered before anything is touched: a process
 * that ends in the middle leaves the rest to the sweep.
 */
export async function erasePerson(
  desk: Desk,
  asker: Asker,
  customerId: string,
  reason: EraseReason,
): Promise<ErasedView> {
  const erasure = { customerId, by: asker.account, at: desk.clock.now() };
  await desk.store.erasure.intend(erasure);
  const erased = await eraseEverything(desk, erasure);
  const details = { person: true, reason, ...erased };
  return recorded(desk, erased, { by: asker.account, act: 'erased', about: customerId, details });
}

/** Carries an erasure out, from wherever it was left. */
export async function eraseEverything(desk: Desk, { customerId, by }: Erasure): Promise<ErasedView> {
  const total = { chats: 0, contacts: 0, blocks: 0 };
  const names = await blockNamesOf(desk, customerId);
  // What is being put on record about their chats at this moment goes as well.
  await desk.records.settled();
  for (;;) {
    const chats = await desk.store.erasure.chatsOf(customerId, CHATS);
    for (const chat of chats) {
      // Whoever is no longer on the staff has asked all the same.
      const { role } = desk.directory.member(by) ?? { role: 'lead' as const };
      // Unlinked with its words in it, nobody would find it again: better to try anew later.
      if (!(await eraseChat(desk, chat, { by: actor({ account: by, role }), why: 'asked' })))
        throw new Error(`chat ${chat.id} could not be erased`);
      total.blocks += await desk.store.erasure.removeBlocksOf(chat.id);
      await desk.store.erasure.unlink(chat.id, newId());
      await republishRow(desk, chat.id);
      total.chats += 1;
    }
    if (chats.length === 0) break;
  }
  const person = await desk.store.erasure.removePerson(customerId, names);
  desk.directory.forgetEverywhere(customerId);
  await desk.blocks.read();
  await desk.store.erasure.done(customerId);
  return { chats: total.chats, contacts: person.contacts, blocks: total.blocks + person.blocks };
}

async function blockNamesOf(desk: Desk, customerId: string): Promise<string[]> {
  const customer = await desk.store.customers.find(customerId);
  const name = desk.visitors.contact(customer?.contact);
  return name === null ? [] : [name];
}
