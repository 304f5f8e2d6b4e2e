import { useMemo } from 'react';
import type { Locale } from '../../../phrases/manual.ts';
import type { ChatAbility } from '../../../protocol/abilities.ts';
import type { ChatList, StaffChat } from '../../../protocol/chat.ts';
import { mayWith, type Asker } from '../../../protocol/rights.ts';
import { relationOf, type Relation } from '../../../protocol/visibility.ts';
import type { CaseReader } from './case-lists.ts';
import { useClock } from './clock.ts';
import { useDesk, type DeskState } from './desk.ts';
import {
  besideOthers,
  inDepartment,
  leadCallsOf,
  mineOf,
  isInCrisis,
  openCallIn,
  undecidedIn,
  queueOf,
} from './lists.ts';
import { useSettings, type Language } from './settings.ts';
import { useView } from './view.ts';
import { limitsFor, type Limits } from './waiting.ts';

/** A chat by its id; null if it is unknown. */
export function useChat(chatId: string | null): StaffChat | null {
  return useDesk(({ chats }) => (chatId === null ? null : (chats[chatId] ?? null)));
}

/** The chat on the screen, if any. */
export function useCurrentChat(): StaffChat | null {
  return useChat(useView((view) => view.chatId));
}

/** The signed-in account; empty if nobody is signed in. */
export function useAccount(): string {
  return useDesk(accountOf);
}

/** The signed-in account; empty if nobody is signed in. */
export function accountOf({ session }: DeskState): string {
  return session?.account ?? '';
}

/** The signed-in person as an asker of rights. Without a session: an agent without chats. */
export function askerOf({ session }: DeskState): Asker {
  return session ?? NOBODY;
}

const NOBODY: Asker = { account: '', role: 'agent' };

const NO_DEPARTMENTS: readonly string[] = [];

/** The departments that an account belongs to. */
export function departmentsOf({ staff }: DeskState, account: string): readonly string[] {
  return staff[account]?.departments ?? NO_DEPARTMENTS;
}

/** {@link askerOf} of this console. */
export function useAsker(): Asker {
  return useDesk(askerOf);
}

/** Whether the signed-in person is a lead or an admin. */
export function useIsLead(): boolean {
  return useDesk(({ session }) => session?.role === 'lead' || session?.role === 'admin');
}

/** The agent's own chats; see {@link mineOf}. */
export function useMine(): StaffChat[] {
  const chats = useDesk((state) => state.chats);
  const account = useAccount();
  return useMemo(() => mineOf(chats, account), [chats, account]);
}

/** Other agents' chats that this person has joined or was invited to. [P6] */
export function useBesideOthers(): StaffChat[] {
  const chats = useDesk((state) => state.chats);
  const account = useAccount();
  return useMemo(() => besideOthers(chats, account), [chats, account]);
}

/** The queue; see {@link queueOf}. */
export function useQueue(): StaffChat[] {
  const chats = useDesk((state) => state.chats);
  return useMemo(() => queueOf(chats), [chats]);
}

/** The queue as far as its list shows it: of the chosen department. */
export function useShownQueue(): StaffChat[] {
  const queue = useQueue();
  const department = useView((view) => view.department);
  return useMemo(() => inDepartment(queue, department), [queue, department]);
}

/** How many chats of a list are not loaded; 0 if all pages are. */
export function useHidden(list: ChatList, known: number): number {
  return useDesk(({ counts, cursors }) =>
    (cursors[list] ?? null) === null ? 0 : Math.max(1, (counts[list] ?? 0) - known),
  );
}

/** The waiting times from which this chat is marked and from which it alarms. */
export function useLimits(chat: StaffChat): Limits {
  return useDesk(({ profile }) => limitsFor(chat, profile));
}

/** The chats that need this lead; see {@link leadCallsOf}. */
export function useLeadCalls(): StaffChat[] {
  const chats = useDesk((state) => state.chats);
  const session = useDesk((state) => state.session);
  const staff = useDesk((state) => state.staff);
  return useMemo(() => leadCallsOf({ chats, session, staff }), [chats, session, staff]);
}

/** What a person may do in a chat. */
export interface Rights {
  /** Is the chat's agent. */
  own: boolean;
  /** Writes to the customer: is the agent, or has joined. */
  speak: boolean;
  /** Writes internal notes only. [P6] */
  whisper: boolean;
  accept: boolean;
  takeOver: boolean;
  /** Transfers or closes the chat. */
  move: boolean;
  /** Asks a lead for permission to close the chat for foul language. [P3] */
  askLead: boolean;
  /** Calls a lead. [P6] */
  callLead: boolean;
  /** Joins the chat beside its agent; `unjoin` leaves it. [P6] */
  join: boolean;
  unjoin: boolean;
  /** Decides whether the chat may be closed for foul language. [P3] */
  decide: boolean;
  /** Writes what the chat was about. */
  wrapUp: boolean;
  /** Blocks the visitor. [P2] */
  block: boolean;
  /** Makes the chat crisis, reports on it, ends it, and decides what waits in it. [P6] */
  beginCrisis: boolean;
  reportCrisis: boolean;
  endCrisis: boolean;
  approve: boolean;
}

/** What the signed-in person may do in a chat; the server checks it again. */
export function rightsIn(chat: StaffChat, asker: Asker): Rights {
  const { status, abuseSteps, closeAsked } = chat;
  // `worksForCustomer` affects only the right to read earlier chats.
  const relation = relationOf(asker, { ...chat, worksForCustomer: false });
  const can = (ability: ChatAbility): boolean => mayWith(asker, ability, relation);
  const isOpen = status === 'open';
  return {
    own: isOpen && relation === 'own',
    speak: isOpen && can('write'),
    ...helpIn(chat, relation, can),
    accept: status === 'waiting' && can('accept'),
    takeOver: isOpen && relation !== 'own' && can('takeOver'),
    move: status !== 'closed' && can('transfer'),
    askLead: isOpen && can('askLead') && abuseSteps >= 2 && closeAsked === null,
    decide: status !== 'closed' && can('decide') && closeAsked !== null,
    wrapUp: can('wrapUp'),
    block: can('block'),
    ...crisisIn(chat, can),
  };
}

function crisisIn(
  chat: StaffChat,
  can: (ability: ChatAbility) => boolean,
): Pick<Rights, 'beginCrisis' | 'reportCrisis' | 'endCrisis' | 'approve'> {
  const runs = isInCrisis(chat);
  return {
    beginCrisis: chat.status !== 'closed' && !runs && can('beginCrisis'),
    reportCrisis: chat.crisis !== null && can('reportCrisis'),
    endCrisis: runs && can('endCrisis'),
    approve: undecidedIn(chat).length > 0 && can('approve'),
  };
}

/** The rights to call, and to be, a second person in a chat. Internal notes stay possible after the close. [P6] */
function helpIn(
  chat: StaffChat,
  relation: Relation,
  can: (ability: ChatAbility) => boolean,
): Pick<Rights, 'callLead' | 'whisper' | 'join' | 'unjoin'> {
  const isOpen = chat.status === 'open';
  const isOutside = isOpen && relation !== 'own' && relation !== 'joined';
  return {
    callLead: isOpen && can('callLead') && openCallIn(chat) === null,
    whisper: (chat.status === 'closed' || isOutside) && can('note'),
    join: isOutside && can('join'),
    unjoin: isOpen && relation === 'joined',
  };
}

/** The language for writing to a customer: the customer's if the manual has it, else the console's. */
export function localeFor(chat: StaffChat | null, language: Language): Locale {
  const said = chat?.customer.locale?.toLowerCase() ?? '';
  if (said.startsWith('zh')) return 'zh-CN';
  return said.startsWith('en') ? 'en' : language;
}

/** The language for writing in the chat on the screen. */
export function useLocale(): Locale {
  const chat = useCurrentChat();
  const language = useSettings((one) => one.language);
  return localeFor(chat, language);
}

/** How often what follows from the time is computed again, ms. */
const EVERY_MS = 10_000;

/** Who looks at cases in this console, and the time to the nearest ten seconds. */
export function useCaseReader(): CaseReader {
  const asker = useAsker();
  // As one word: what else changes of a colleague is no change of the reader.
  const member = useDesk(({ staff }) => (staff[asker.account]?.departments ?? []).join(' '));
  const departments = useMemo(() => member.split(' ').filter((id) => id !== ''), [member]);
  const now = useClock((clock) => Math.floor(clock.now / EVERY_MS) * EVERY_MS);
  return useMemo(() => ({ asker, departments, now }), [asker, departments, now]);
}
