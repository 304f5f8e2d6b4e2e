import { useMemo } from 'react';
import type { Locale } from '../../../phrases/manual.ts';
import type { ChatAbility } from '../../../protocol/abilities.ts';
import type { ChatList, StaffChat } from '../../../protocol/chat.ts';
import { mayWith, type Asker } from '../../../protocol/rights.ts';
import { relationOf, type Relation } from '../../../protocol/visibility.ts';
import { useDesk, type DeskState } from './desk.ts';
import { besideOthers, leadCallsOf, mineOf, openCallIn, queueOf } from './lists.ts';
import { useSettings, type Language } from './settings.ts';
import { useView } from './view.ts';
import { DUE_MS, OVERDUE_MS, type Limits } from './waiting.ts';

/** One chat. */
export function useChat(chatId: string | null): StaffChat | null {
  return useDesk(({ chats }) => (chatId === null ? null : (chats[chatId] ?? null)));
}

/** The chat on the screen. */
export function useCurrentChat(): StaffChat | null {
  return useChat(useView((view) => view.chatId));
}

/** The own account; empty if nobody is signed in. */
export function useAccount(): string {
  return useDesk(accountOf);
}

/** The own account; empty if nobody is signed in. */
export function accountOf({ session }: DeskState): string {
  return session?.account ?? '';
}

/** Whoever is signed in, as the rights ask it. Nobody at all has the rights of an agent without chats. */
export function askerOf({ session }: DeskState): Asker {
  return session ?? NOBODY;
}

const NOBODY: Asker = { account: '', role: 'agent' };

/** {@link askerOf} of this console. */
export function useAsker(): Asker {
  return useDesk(askerOf);
}

/** Leads and admins may see and do more. */
export function useIsLead(): boolean {
  return useDesk(({ session }) => session?.role === 'lead' || session?.role === 'admin');
}

/** This agent's chats, in the order of the list. */
export function useMine(): StaffChat[] {
  const chats = useDesk((state) => state.chats);
  const account = useAccount();
  return useMemo(() => mineOf(chats, account), [chats, account]);
}

/** The chats that this person is in beside their agents, or was asked to join. [P6] */
export function useBesideOthers(): StaffChat[] {
  const chats = useDesk((state) => state.chats);
  const account = useAccount();
  return useMemo(() => besideOthers(chats, account), [chats, account]);
}

/** The queue, in order. */
export function useQueue(): StaffChat[] {
  const chats = useDesk((state) => state.chats);
  return useMemo(() => queueOf(chats), [chats]);
}

/** How many chats of a list are not known here yet, when so many are; 0 if all are. */
export function useHidden(list: ChatList, known: number): number {
  return useDesk(({ counts, cursors }) =>
    (cursors[list] ?? null) === null ? 0 : Math.max(1, (counts[list] ?? 0) - known),
  );
}

/** From when on a wait is marked and alarms, as the desk has set it. */
export function useLimits(): Limits {
  return useDesk(({ profile }) => profile?.owes) ?? { mark: DUE_MS, alarm: OVERDUE_MS };
}

/** What waits for this lead. */
export function useLeadCalls(): StaffChat[] {
  const chats = useDesk((state) => state.chats);
  const session = useDesk((state) => state.session);
  return useMemo(() => leadCallsOf({ chats, session }), [chats, session]);
}

/** What somebody may do in a chat. */
export interface Rights {
  /** Has the chat. */
  own: boolean;
  /** Speaks to the customer: has the chat, or has joined it. */
  speak: boolean;
  /** Writes to colleagues what the customer never sees, and nothing else. [P6] */
  whisper: boolean;
  accept: boolean;
  takeOver: boolean;
  /** Moves or ends the chat. */
  move: boolean;
  /** Asks the lead whether the chat may be closed for foul language. [P3] */
  askLead: boolean;
  /** Calls a lead. [P6] */
  callLead: boolean;
  /** Writes beside the agent, or does so no longer. [P6] */
  join: boolean;
  unjoin: boolean;
  /** Answers that question. */
  decide: boolean;
  /** Blocks the visitor. [P2] */
  block: boolean;
}

/** What the person at the console may do in a chat; the server asks again. */
export function rightsIn(chat: StaffChat, asker: Asker): Rights {
  const { status, abuseSteps, closeAsked } = chat;
  // Whether an earlier chat is of a customer whom one talks with matters for reading alone.
  const relation = relationOf(asker, { ...chat, talksWithCustomer: false });
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
    block: can('block'),
  };
}

/** Calling for help, and giving it. Notes go on after the close. [P6] */
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

/** The language in which to speak to a customer: theirs if the manual has it, else the console's. */
export function localeFor(chat: StaffChat | null, language: Language): Locale {
  const said = chat?.customer.locale?.toLowerCase() ?? '';
  if (said.startsWith('zh')) return 'zh-CN';
  return said.startsWith('en') ? 'en' : language;
}

/** The language in which to speak in the chat on the screen. */
export function useLocale(): Locale {
  const chat = useCurrentChat();
  const language = useSettings((one) => one.language);
  return localeFor(chat, language);
}
