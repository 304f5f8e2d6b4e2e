import type { ChatNews } from '../../delivery/publish.ts';
import { introduce } from './introduce.ts';
import type { Needs } from '../services.ts';
import { republishRowToStaff } from '../chats/republish-row.ts';

/** Puts the contact that a customer was asked for, and has said, into their record, for everybody to see. S1(16) */
export async function storeContacts(
  services: Needs<
    'chats' | 'clock' | 'directory' | 'publisher' | 'rules' | 'store.chats' | 'store.customers'
  >,
  news: ChatNews[],
): Promise<void> {
  for (const { after, entries } of news) {
    const given = entries.findLast((entry) => entry.kind === 'contact_given');
    if (!given) continue;
    await introduce(services, after.chat.customerId, { contact: given.data.contact });
    await republishRowToStaff(services, after.chat.id);
  }
}
