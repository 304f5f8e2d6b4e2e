import type { DeskView } from '../../../protocol/chat.ts';
import type { ChatNews } from '../../delivery/publish.ts';
import {
  customerRoom,
  departmentRoom,
  departmentSeenBy,
  IN_DEPARTMENT,
  languageRoom,
  ownLanguageRoom,
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
 * Customers see the desk as the department of their running chat: call with what was committed. When a chat begins, their
 * tabs on this process are told; when it is moved to another department, every tab on every process.
 */
export function followChats(services: Needs<DeskState | 'rooms'>, news: readonly ChatNews[]): void {
  const { departments } = services.rules;
  if (departments === undefined || departments.size === 0) return;
  for (const { before, after } of news) {
    const { customerId, department } = after.chat;
    if (before === null) tellHere(services, customerId, department);
    else if (before.chat.department !== department) {
      const others = [...departments.keys()].filter((id) => id !== department);
      move(services, customerId, { department, others });
    }
  }
}

function tellHere(services: Needs<DeskState | 'rooms'>, customerId: string, department: string | null): void {
  const { adapter, sockets } = services.rooms.customers;
  for (const id of [...(adapter.rooms.get(customerRoom(customerId)) ?? [])]) {
    const socket = sockets.get(id);
    if (socket && showDepartment(socket, department)) socket.emit('desk', deskSeenBy(services, socket));
  }
}

function move(
  services: Needs<DeskState | 'rooms'>,
  customerId: string,
  { department, others }: { department: string | null; others: readonly string[] },
): void {
  const { customers } = services.rooms;
  const own = services.profile.locale;
  const tabs = customers.in(customerRoom(customerId));
  const left = others.map(departmentRoom);
  tabs.socketsLeave(department === null ? [IN_DEPARTMENT, ...left] : left);
  if (department !== null) tabs.socketsJoin([IN_DEPARTMENT, departmentRoom(department)]);
  const other = own === 'en' ? 'zh-CN' : 'en';
  tabs.except(languageRoom(other)).emit('desk', deskView(services, own, department));
  customers.to(ownLanguageRoom(customerId, other)).emit('desk', deskView(services, other, department));
}
