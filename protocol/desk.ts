import { z } from 'zod';
import { BLOCK_KINDS, BLOCK_MINUTES_MAX, type BlockView } from './block.ts';
import { CHAT_LISTS, type ChatsSnapshot, type StaffChat, type StaffView } from './chat.ts';
import type { Entry } from './entry.ts';
import type { Answer } from './errors.ts';
import { ownPhraseRequests, type OwnPhraseAnswers } from './own-phrases.ts';
import { ClientId, Id, Seq, Short, Text } from './text.ts';

/** What a console says at connection; who somebody is comes from the cookie alone. */
export const DeskAuth = z.looseObject({ version: z.int().optional() });

/** Stands for the queue as the target of a transfer. */
export const TO_QUEUE = 'queue';

/** The longest time for which a customer is asked to wait. [P7] */
export const HOLD_MINUTES_MAX = 60;

const chatId = Id;

/** Every request of a member of staff; unknown keys are refused. */
export const deskRequests = {
  status: z.strictObject({ value: z.enum(['online', 'away']) }),
  accept: z.strictObject({ chatId }),
  takeOver: z.strictObject({ chatId }),
  open: z.strictObject({ chatId, after: Seq.optional() }),
  leave: z.strictObject({ chatId }),
  message: z.strictObject({ chatId, clientId: ClientId, text: Text, phraseId: Id.optional() }),
  note: z.strictObject({ chatId, clientId: ClientId, text: Text }),
  warn: z.strictObject({ chatId }),
  liftWarning: z.strictObject({ chatId }),
  flag: z.strictObject({ chatId, seq: Seq }),
  unflag: z.strictObject({ chatId, seq: Seq }),
  transfer: z.strictObject({
    chatId,
    to: z.string().min(1).max(64).nullable(),
    note: Text.optional(),
    /** What the customer is told on the way. */
    say: z.strictObject({ text: Text, phraseId: Id.optional() }).optional(),
  }),
  close: z.strictObject({ chatId, skipped: Short.optional() }),
  askLead: z.strictObject({ chatId }),
  decide: z.strictObject({ chatId, grant: z.boolean(), guidance: Text.optional() }),
  hold: z.strictObject({ chatId, minutes: z.int().min(1).max(HOLD_MINUTES_MAX) }),
  block: z.strictObject({
    chatId,
    by: z.enum(BLOCK_KINDS),
    minutes: z.int().min(1).max(BLOCK_MINUTES_MAX),
    reason: Short.refine((text) => text.length > 0, { message: 'must not be empty' }),
  }),
  blocks: z.strictObject({}),
  liftBlock: z.strictObject({ blockId: Id }),
  typing: z.strictObject({ chatId, on: z.boolean() }),
  read: z.strictObject({ chatId, seq: Seq }),
  watch: z.strictObject({}),
  /** The next chats of a list; the cursor comes from the snapshot or from the page before. */
  page: z.strictObject({ list: z.enum(CHAT_LISTS), cursor: z.string().min(1).max(300) }),
  unwatch: z.strictObject({}),
  ...ownPhraseRequests,
};

/** What each request is answered with. `open` gives at most the last entries; earlier ones come with `after`. */
export interface DeskAnswers extends OwnPhraseAnswers {
  status: object;
  accept: { chat: StaffChat; entries: Entry[]; epoch: string };
  takeOver: { chat: StaffChat; entries: Entry[]; epoch: string };
  /** `epoch` as in {@link Welcome}. */
  open: { chat: StaffChat; entries: Entry[]; epoch: string };
  leave: object;
  message: { entry: Entry };
  note: { entry: Entry };
  warn: { entry: Entry };
  liftWarning: { entry: Entry };
  flag: { entry: Entry };
  unflag: { entry: Entry };
  transfer: { entry: Entry };
  close: { entry: Entry };
  /** P3: the question to the lead, the lead's answer. */
  askLead: { entry: Entry };
  decide: { entry: Entry };
  /** P7: the sentence, or on hold already the new promise. */
  hold: { entry: Entry };
  /** P2: for leads. */
  block: { block: BlockView };
  blocks: { blocks: BlockView[] };
  liftBlock: { block: BlockView };
  typing: object;
  read: object;
  watch: ChatsSnapshot;
  page: { chats: StaffChat[]; cursor: string | null };
  unwatch: object;
}

/** The events a console may send, for Socket.IO. */
export type DeskToServer = {
  [E in keyof DeskAnswers]: (
    payload: z.input<(typeof deskRequests)[E]>,
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
  /** `to`: the account of the agent whom the customer has asked for, if they are there. */
  next?: { id: string; text: string; to?: string };
  /** What the agent still owes the customer: an answer to thanks or goodbye, a check that all was understood. [P4] */
  owed: Owed[];
}

/** A courtesy or step that waits for the agent. [P4] S1(15), S1(18) */
export type Owed = 'thanks' | 'goodbye' | 'confirm_understood';

/** Says who is signed in at this socket, and the clock to count against; first thing after connecting. */
export interface Welcome {
  /** Names the history of the data: with another one, numbers of entries from before mean nothing. */
  epoch: string;
  account: string;
  number: string;
  name: string;
  role: 'agent' | 'lead' | 'admin';
  status: 'online' | 'away';
  now: string;
  /** What the manual's blanks are filled with everywhere on this desk. */
  desk: {
    /** The company's name in the desk's language. */
    company: string;
    /** The same in each language, for phrases; a process from before this was there does not tell it. */
    companyIn?: Record<'zh-CN' | 'en', string>;
    hours: string;
    complaintHours: number;
    /** The same for complex complaints. [P5] */
    complexComplaintHours: number;
    /** From how long a wait on the chat is marked, the agent alarmed and the lead told, in milliseconds. */
    owes: { mark: number; alarm: number; lead: number };
    /** For how long a customer is asked to wait if nobody says how long, in minutes. [P7] */
    holdMinutes: number;
    /** For how long a customer is watched after a warning, in milliseconds. [P2] */
    warningMs: number;
  };
}

/** The events a console hears, for Socket.IO. */
export interface ServerToDesk {
  welcome: (welcome: Welcome) => void;
  /** The first of the chats this person may see at once: theirs and the queue's. Replaces what was known. */
  chats: (snapshot: ChatsSnapshot) => void;
  /** How many chats wait now, whether or not this console has heard of each. */
  queue: (queue: { waiting: number }) => void;
  /** A customer says something else of themselves: whoever shows it opens the chat again. To who has it in view, and its agent. */
  customer: (news: { chatId: string }) => void;
  chat: (chat: StaffChat) => void;
  /** A chat this person may no longer see has left their lists. */
  gone: (gone: { chatId: string }) => void;
  entry: (entry: Entry) => void;
  typing: (typing: { chatId: string; on: boolean; by: 'customer' | 'agent' }) => void;
  read: (read: { chatId: string; seq: number }) => void;
  staff: (staff: StaffView) => void;
  suggestions: (suggestions: Suggestions) => void;
  /**
   * Whether the desk's other processes cannot be heard: news from them come late then, from the database. After
   * connecting, and when it changes; never where there is one process.
   */
  late: (news: { late: boolean }) => void;
  /** Which version of the manual is at work: after connecting, and when another one is published. */
  manual: (manual: { version: number }) => void;
  /** Own phrases that this person sees have changed; ask for them again. */
  ownPhrases: (news: object) => void;
}
