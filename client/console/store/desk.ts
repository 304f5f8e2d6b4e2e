import { create } from 'zustand';
import type { ChatsSnapshot, StaffChat, StaffView, WaitReason } from '../../../protocol/chat.ts';
import type { Suggestions, Welcome } from '../../../protocol/desk.ts';
import type { Session } from '../../../protocol/http.ts';
import type { AwayView } from '../../../protocol/status.ts';
import type { Log } from './log.ts';
import type { Pending } from './outbox.ts';

/** The state of the connection. `outdated`: this page is too old for the server and has to be reloaded. */
export type Connection = 'connecting' | 'online' | 'offline' | 'outdated';

/** Until when somebody counts as typing, server time, Unix ms. */
export interface Typing {
  customer?: number;
  agent?: number;
  /** What the customer has written so far, where the desk shows it. */
  text?: string;
}

/** The console's copy of the server's state. Data only; plain functions change it. */
export interface DeskState {
  /** `undefined` until the server has answered who is signed in. */
  session: Session | null | undefined;
  connection: Connection;
  /**
   * The history of the data that chats and logs belong to; null before the welcome, and after the history has changed.
   */
  epoch: string | null;
  /** Whether events from other processes of the desk may be delayed. */
  late: boolean;
  status: 'online' | 'away';
  /** Why one is away; null while online, and until one has chosen a status. */
  away: AwayView | null;
  /** Values for the manual's blanks that are the same on the whole desk; null until connected. */
  profile: Welcome['desk'] | null;
  chats: Readonly<Record<string, StaffChat>>;
  /** The total number of chats in each list, and the cursors of the pages that are not loaded yet. */
  counts: Readonly<ChatsSnapshot['counts']>;
  cursors: Readonly<ChatsSnapshot['cursors']>;
  /** Why those who are served next still wait, by their chats. */
  waits: Readonly<Record<string, WaitReason>>;
  staff: Readonly<Record<string, StaffView>>;
  logs: Readonly<Record<string, Log>>;
  /** The chats that have left this person's lists since the page was loaded. */
  gone: readonly string[];
  typing: Readonly<Record<string, Typing>>;
  suggestions: Readonly<Record<string, Suggestions>>;
  /** By chat, the last message of a customer that was found to be a complaint, in the staff's count. [P5] */
  complaints: Readonly<Record<string, number>>;
  outbox: readonly Pending[];
  /** True once the first snapshot of chats has arrived. */
  known: boolean;
}

/** The initial state. */
export const unknownDesk: DeskState = {
  session: undefined,
  connection: 'connecting',
  epoch: null,
  late: false,
  status: 'online',
  away: null,
  profile: null,
  chats: {},
  counts: {},
  cursors: {},
  waits: {},
  staff: {},
  logs: {},
  gone: [],
  typing: {},
  suggestions: {},
  complaints: {},
  outbox: [],
  known: false,
};

/** The store of the server's state; components select the smallest part that they show. */
export const useDesk = create<DeskState>()(() => unknownDesk);

/** Resets the store at sign-out. */
export function forgetDesk(): void {
  useDesk.setState({ ...unknownDesk, session: null }, true);
}
