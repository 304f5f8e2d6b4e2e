import type { StaffChat } from '../../../protocol/chat.ts';
import type { DeskState } from './desk.ts';

/** What waits for a lead: questions first, then the customers who have waited longest. [P3] */
export function leadCallsOf({ chats, session }: Pick<DeskState, 'chats' | 'session'>): StaffChat[] {
  if (session?.role !== 'lead' && session?.role !== 'admin') return [];
  return Object.values(chats)
    .filter((chat) => chat.status !== 'closed' && needsLead(chat))
    .sort(
      (a, b) =>
        Number(b.closeAsked !== null) - Number(a.closeAsked !== null) ||
        (a.closeAsked?.at ?? a.leadTold ?? '').localeCompare(b.closeAsked?.at ?? b.leadTold ?? ''),
    );
}

function needsLead({ closeAsked, leadTold }: StaffChat): boolean {
  return closeAsked !== null || leadTold !== null;
}
