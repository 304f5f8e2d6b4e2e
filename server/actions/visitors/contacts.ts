import type { News } from '../../delivery/publish.ts';
import { introduce } from './introduce.ts';
import type { Desk } from '../desk.ts';
import { retellStaff } from '../chats/republish-row.ts';

/** Puts the contact that a customer was asked for, and has said, into their record, for everybody to see. S1(16) */
export async function keepContacts(desk: Desk, news: News[]): Promise<void> {
  for (const { after, entries } of news) {
    const given = entries.findLast((entry) => entry.kind === 'contact_given');
    if (!given) continue;
    await introduce(desk, after.chat.customerId, { contact: given.data.contact });
    await retellStaff(desk, after.chat.id);
  }
}
