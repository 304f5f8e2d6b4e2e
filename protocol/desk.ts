import type { ProposalState } from './proposals.ts';
import { z } from 'zod';
import type { CaseCalendar, CaseTurn, CaseView } from './cases.ts';
import type { ChatsSnapshot, PendingStatement, StaffChat, StaffView, WaitReason } from './chat.ts';
import type { Entry } from './entry.ts';
import type { Answer } from './errors.ts';
import type { deskOperations } from './operations/index.ts';
import type { Output, Sent } from './operations/operation.ts';
import type { VisitorsOnSite } from './visitors.ts';
import type { AwayView, StatusNews } from './status.ts';

/** What a console sends at connection; who it is comes from the cookie alone. */
export const DeskAuth = z.looseObject({ version: z.int().optional() });

/** The queue as the target of a transfer. */
export const TO_QUEUE = 'queue';

/** What each request of a member of staff is answered with. */
export type DeskAnswers = { [E in keyof typeof deskOperations]: Output<(typeof deskOperations)[E]> };

/** The events a console may send, for Socket.IO. */
export type DeskToServer = {
  [E in keyof DeskAnswers]: (
    payload: Sent<(typeof deskOperations)[E]>,
    answer: (reply: Answer<DeskAnswers[E]>) => void,
  ) => void;
};

/** What the manual makes of a customer's message, for the chat's agent. */
export interface Suggestions {
  chatId: string;
  /** The customer's message that set it off, in the staff's count. */
  seq: number;
  situations: { id: string; score: number; words: string[] }[];
  phrases: { id: string; situation: string; text: string; missing: string[] }[];
  /** `to`: the account of the agent whom the customer has asked for, if present. */
  next?: { id: string; text: string; to?: string };
  /** What the agent still owes the customer: an answer to thanks or goodbye, a check that all was understood. [P4] */
  owed: Owed[];
}

/** A courtesy or step that waits for the agent. [P4] S1(15), S1(18) */
export type Owed = 'thanks' | 'goodbye' | 'confirm_understood';

/** The session of this socket, and the server's clock; the first event after connecting. */
export interface Welcome {
  /** Names the history of the data: with another one, numbers of entries from before mean nothing. */
  epoch: string;
  account: string;
  number: string;
  name: string;
  role: 'agent' | 'lead' | 'admin';
  status: 'online' | 'away';
  /** Why they are away, as in `StaffView`. */
  away?: AwayView;
  now: string;
  desk: DeskFacts;
}

/** A department as every console knows it. */
export interface DepartmentFacts {
  id: string;
  name: string;
  owes: DeskFacts['owes'];
}

/** What the manual's blanks are filled with everywhere on this desk, and what else the console has to know of its settings. */
export interface DeskFacts {
  /** The company's name in the desk's language. */
  company: string;
  /** The same in each language, for phrases; a process from before this was there does not tell it. */
  companyIn?: Record<'zh-CN' | 'en', string>;
  hours: string;
  complaintHours: number;
  /** The same for complex complaints. [P5] */
  complexComplaintHours: number;
  /** How complaints and follow-ups are counted, and how long a follow-up is; a process from before this was there does not tell it. [P5] [P9] [P10] */
  cases?: { complaint: CaseCalendar; followUp: CaseCalendar; followUpAfter: number };
  /** After which wait the chat is marked, the agent alarmed and the leads told, in milliseconds. */
  owes: { mark: number; alarm: number; lead: number };
  /** The default length of a hold, in minutes. [P7] */
  holdMinutes: number;
  /** The departments of the desk, with the waits that theirs are marked, alarmed and told after; left out where there are none. */
  departments?: DepartmentFacts[];
  /** For how long a customer is watched after a warning, in milliseconds. [P2] */
  warningMs: number;
  /** The reasons for being away that this desk has; a process from before this was there does not tell them. */
  awayReasons?: readonly string[];
  /** After how long without a key or a pointer somebody is away automatically, in milliseconds; left out where never. */
  awayAfter?: number;
  /** Whether this desk shows who is on its websites; a process from before this was there does not tell it. */
  visitorsOnSite?: boolean;
  /** Changes whenever the trees of tags do: then read them again; left out while there are none. */
  tagsAt?: string;
}

/** The events that a console receives, for Socket.IO. */
export interface ServerToDesk {
  welcome: (welcome: Welcome) => void;
  /** The first of the chats this person may see at once: theirs and the queue's. Replaces what was known. */
  chats: (snapshot: ChatsSnapshot) => void;
  /** How many chats wait now, including those that this console has not loaded. */
  queue: (queue: { waiting: number; waits?: WaitReason[] }) => void;
  /**
   * A customer's details have changed: a console that shows them reads the chat again. Sent to followers of the chat
   * and to its agent.
   */
  customer: (news: { chatId: string }) => void;
  chat: (chat: StaffChat) => void;
  /** For the leads whom the chat calls: a statement of a crisis chat waits for them. [P6] */
  approval: (statement: PendingStatement) => void;
  /** A chat this person may no longer see has left their lists. */
  gone: (gone: { chatId: string }) => void;
  entry: (entry: Entry) => void;
  /** `text`: what the customer has written so far, where the desk wants to see it; never stored. */
  typing: (typing: { chatId: string; on: boolean; by: 'customer' | 'agent'; text?: string }) => void;
  read: (read: { chatId: string; seq: number }) => void;
  staff: (staff: StaffView) => void;
  /** A case that this person may read has changed; `lastSeq` tells an older one from a newer one. `turned`: it calls somebody besides `by`. */
  case: (news: { case: CaseView; turned?: CaseTurn; by?: string }) => void;
  /** This person may no longer read the case. */
  caseGone: (news: { number: string }) => void;
  /** The status of this person was set, by a colleague or automatically. */
  statusSet: (news: StatusNews) => void;
  suggestions: (suggestions: Suggestions) => void;
  /**
   * Whether the desk's other processes cannot be reached: their news arrive late then, from the database. Sent after
   * connecting and on changes; never with a single process.
   */
  late: (news: { late: boolean }) => void;
  /** A setting has changed. */
  desk: (desk: DeskFacts) => void;
  /** The active version of the manual: after connecting, and when another one is published. */
  manual: (manual: { version: number }) => void;
  /** An announcement that this person sees was made, ended or, for leads, confirmed; ask for them again. [P8] */
  announcement: (news: { id: string }) => void;
  /** A phrase was proposed by this person, or for leads by anybody, or has been decided on; ask for them again. */
  proposal: (news: { id: string; is: ProposalState }) => void;
  /**
   * A hand-over of this person, or for leads of anybody, was offered or answered; `declined`: of so many items the colleague has
   * just said that they do not take them. [P8]
   */
  handover: (news: {
    id: string;
    from: string;
    to: string;
    is: 'offered' | 'answered' | 'unanswered';
    declined: number;
    /** `unanswered`: so many items are not answered for so long that leads are told; they stay with `from`. */
    unanswered?: number;
  }) => void;
  /** Who is on the website now, after `watchVisitors`: all of the list, when it has changed. */
  visitors: (news: VisitorsOnSite) => void;
  /** Own phrases that this person sees have changed; ask for them again. */
  ownPhrases: (news: object) => void;
  /** A draft of this person was kept in this version; ask for it unless it came from here. */
  draft: (news: { chatId: string; version: number }) => void;
}
