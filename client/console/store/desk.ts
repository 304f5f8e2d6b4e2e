import { create } from 'zustand';
import type { ChatsSnapshot, StaffChat, StaffView } from '../../../protocol/chat.ts';
import type { Suggestions, Welcome } from '../../../protocol/desk.ts';
import type { Session } from '../../../protocol/http.ts';
import type { Log } from './log.ts';
import type { Pending } from './outbox.ts';

/** How the console stands to the desk. `outdated`: this page is too old for the server and has to be reloaded. */
export type Connection = 'connecting' | 'online' | 'offline' | 'outdated';

/** Until when (desk clock, ms) somebody is taken to be typing. */
export interface Typing {
  customer?: number;
  agent?: number;
}

/** All that the console knows of the desk. Data only; plain functions change it. */
export interface DeskState {
  /** `undefined` until the server was asked who is signed in. */
  session: Session | null | undefined;
  connection: Connection;
  /** The history of the data that chats and logs belong to; null before a welcome, and once they are of another one. */
  epoch: string | null;
  /** Whether news from the desk's other processes may be late. */
  late: boolean;
  status: 'online' | 'away';
  /** What the manual's blanks are filled with everywhere on this desk; known once connected. */
  profile: Welcome['desk'] | null;
  chats: Readonly<Record<string, StaffChat>>;
  /** How many chats the lists have in all, and the cursors to those that are not known here yet. */
  counts: Readonly<ChatsSnapshot['counts']>;
  cursors: Readonly<ChatsSnapshot['cursors']>;
  staff: Readonly<Record<string, StaffView>>;
  logs: Readonly<Record<string, Log>>;
  /** The chats that have left this person's lists since the console was opened. */
  gone: readonly string[];
  typing: Readonly<Record<string, Typing>>;
  suggestions: Readonly<Record<string, Suggestions>>;
  outbox: readonly Pending[];
  /** True once the first snapshot of chats has arrived. */
  known: boolean;
}

/** A console that has heard nothing yet. */
export const unknownDesk: DeskState = {
  session: undefined,
  connection: 'connecting',
  epoch: null,
  late: false,
  status: 'online',
  profile: null,
  chats: {},
  counts: {},
  cursors: {},
  staff: {},
  logs: {},
  gone: [],
  typing: {},
  suggestions: {},
  outbox: [],
  known: false,
};

/** The desk as this console knows it; components select the smallest part they show. */
export const useDesk = create<DeskState>()(() => unknownDesk);

/** Forgets everything, at sign-out. */
export function forgetDesk(): void {
  useDesk.setState({ ...unknownDesk, session: null }, true);
}
