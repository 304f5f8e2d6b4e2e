import type { Server, Namespace } from 'socket.io';
import type { CustomerToServer, ServerToCustomer } from '../../protocol/customer.ts';
import type { DeskToServer, ServerToDesk } from '../../protocol/desk.ts';
import type { Asker } from '../../protocol/rights.ts';
import type { Instant } from '../domain/instant.ts';

/** What the server knows of a customer's socket. */
export interface CustomerSocketData {
  customerId: string;
  /** Names of their network and contact, under which they can be blocked. [P2] */
  network: string | null;
  contact: string | null;
  /** The network whose waiting chats are bounded with theirs; null for this machine itself. */
  waitsFrom: string | null;
  locale: string | null;
  /** What they browse with, `Chrome · Windows`. */
  device: string | null;
  /** Until when their website's identity counts; null if they are anonymous. */
  verifiedUntil: Instant | null;
  /** Whether they came with an anonymous token of before, which loses its worth when a website verifies them. */
  returning: boolean;
}

/** What the server knows of a desk socket: who it is, from the cookie. */
export interface DeskSocketData {
  asker: Asker;
  sessionHash: string;
}

/** The Socket.IO namespace of customers. */
export type CustomerRoom = Namespace<
  CustomerToServer,
  ServerToCustomer,
  Record<string, never>,
  CustomerSocketData
>;

/** The Socket.IO namespace of staff. */
export type DeskRoom = Namespace<DeskToServer, ServerToDesk, Record<string, never>, DeskSocketData>;

/** Both sides. */
export interface Rooms {
  customers: CustomerRoom;
  desk: DeskRoom;
  /** How many connections there are, whether or not they have joined a side: what the limits of the doors count. */
  transports: () => number;
}

/** The two namespaces of a Socket.IO server. */
export function roomsOf(io: Server): Rooms {
  // Socket.IO names one set of events for a whole server; ours differ by namespace.
  return {
    customers: io.of('/customer') as CustomerRoom,
    desk: io.of('/desk') as DeskRoom,
    transports: () => io.engine.clientsCount,
  };
}

/** All tabs of one customer. */
export const customerRoom = (customerId: string): string => `customer:${customerId}`;
/** Everybody who comes from one network. */
export const networkRoom = (network: string): string => `network:${network}`;
/** Everybody who gave one contact. */
export const contactRoom = (contact: string): string => `contact:${contact}`;
/** All consoles of one member of staff. */
export const staffRoom = (account: string): string => `staff:${account}`;
/** Consoles that have a chat in view. */
export const followers = (chatId: string): string => `${FOLLOWERS}${chatId}`;
const FOLLOWERS = 'chat:';
/** The chat whose {@link followers} this room is for; null for other rooms. */
export const chatOfFollowers = (room: string): string | null =>
  room.startsWith(FOLLOWERS) ? room.slice(FOLLOWERS.length) : null;
/** Customers who have said that they read this language; the others are shown the desk's, which may change meanwhile. */
export const languageRoom = (language: 'zh-CN' | 'en'): string => `language:${language}`;
/** Those tabs of one customer that have said so. */
export const ownLanguageRoom = (customerId: string, language: 'zh-CN' | 'en'): string =>
  `${languageRoom(language)}:${customerId}`;
/** Customers whom a department's view of the desk concerns, not the desk's own. */
export const IN_DEPARTMENT = 'in-department';
/** Customers to whom the desk is what this department is; they are {@link IN_DEPARTMENT} too. */
export const departmentRoom = (department: string): string => `${DEPARTMENT}${department}`;
const DEPARTMENT = 'department:';

/** A customer's socket, as far as it moves between departments. */
interface Moving {
  rooms: ReadonlySet<string>;
  join: (rooms: string[]) => unknown;
  leave: (room: string) => unknown;
}

/** The department that the desk is to a customer's socket; null for the desk itself. */
export function departmentSeenBy({ rooms }: Pick<Moving, 'rooms'>): string | null {
  const room = [...rooms].find((one) => one.startsWith(DEPARTMENT));
  return room === undefined ? null : room.slice(DEPARTMENT.length);
}

/** From now on the desk is this department to a customer's socket, or the desk itself by null; says whether it was not before. */
export function showDepartment(socket: Moving, department: string | null): boolean {
  const before = departmentSeenBy(socket);
  if (before === department) return false;
  if (before !== null) void socket.leave(departmentRoom(before));
  if (department === null) void socket.leave(IN_DEPARTMENT);
  else void socket.join([IN_DEPARTMENT, departmentRoom(department)]);
  return true;
}
/** Leads who watch the floor. */
export const FLOOR = 'floor';
/** Consoles that show who is on the websites. */
export const VISITOR_WATCHERS = 'visitor-watchers';
/** Everybody on the desk. */
export const EVERYBODY = 'everybody';
/** Leads, who may follow any chat. */
export const LEADS = 'leads';
