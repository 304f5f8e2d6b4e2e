import type { DeskView } from '../../../protocol/chat.ts';
import type { ChatNews } from '../../delivery/publish.ts';
import {
  customerRoom,
  departmentSeenBy,
  showDepartment,
  type CustomerSocketData,
} from '../../delivery/rooms.ts';
import { noticeLocale } from '../../domain/block/block.ts';
import { deskView } from '../desk-view.ts';
import type { DeskState, Needs } from '../services.ts';

/** The desk in a customer's language, as the department that they see it as. */
export function deskSeenBy(
  services: Needs<DeskState>,
  { rooms, data }: { rooms: ReadonlySet<string>; data: Pick<CustomerSocketData, 'locale'> },
): DeskView {
  const language = noticeLocale(data.locale, services.profile.locale);
  return deskView(services, language, departmentSeenBy({ rooms }));
}

/**
 * Customers see the desk as the department of their running chat: call with what was committed. Every tab of theirs is
 * told, on whichever process, when a chat has begun or was moved to another department.
 */
export async function followChats(
  services: Needs<DeskState | 'rooms'>,
  news: readonly ChatNews[],
): Promise<void> {
  const { rooms, rules } = services;
  if (rules.departments === undefined || rules.departments.size === 0) return;
  for (const { before, after } of news) {
    const { customerId, department } = after.chat;
    if (before !== null && before.chat.department === department) continue;
    for (const socket of await rooms.customers.in(customerRoom(customerId)).fetchSockets())
      if (showDepartment(socket, department)) {
        const language = noticeLocale(socket.data.locale, services.profile.locale);
        socket.emit('desk', deskView(services, language, department));
      }
  }
}
