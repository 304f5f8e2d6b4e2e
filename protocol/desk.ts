import { z } from 'zod';
import type { StaffChat, StaffView } from './chat.ts';
import type { Entry } from './entry.ts';
import type { Answer } from './errors.ts';
import { ClientId, Id, Seq, Short, Text } from './text.ts';

/** What a console says at connection; who somebody is comes from the cookie alone. */
export const DeskAuth = z.looseObject({ version: z.int().optional() });

/** Stands for the queue as the target of a transfer. */
export const TO_QUEUE = 'queue';

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
  transfer: z.strictObject({ chatId, to: z.string().min(1).max(64).nullable(), note: Text.optional() }),
  close: z.strictObject({ chatId, skipped: Short.optional() }),
  typing: z.strictObject({ chatId, on: z.boolean() }),
  read: z.strictObject({ chatId, seq: Seq }),
  watch: z.strictObject({}),
  unwatch: z.strictObject({}),
};

/** What each request is answered with. `open` gives at most the last entries; earlier ones come with `after`. */
export interface DeskAnswers {
  status: object;
  accept: { chat: StaffChat; entries: Entry[] };
  takeOver: { chat: StaffChat; entries: Entry[] };
  open: { chat: StaffChat; entries: Entry[] };
  leave: object;
  message: { entry: Entry };
  note: { entry: Entry };
  warn: { entry: Entry };
  liftWarning: { entry: Entry };
  flag: { entry: Entry };
  transfer: { entry: Entry };
  close: { entry: Entry };
  typing: object;
  read: object;
  watch: { chats: StaffChat[]; staff: StaffView[] };
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
  next?: { id: string; text: string };
}

/** Says who is signed in at this socket, and the clock to count against; first thing after connecting. */
export interface Welcome {
  account: string;
  number: string;
  name: string;
  role: 'agent' | 'lead' | 'admin';
  status: 'online' | 'away';
  now: string;
  /** What the manual's blanks are filled with everywhere on this desk. */
  desk: { company: string; hours: string; complaintHours: number };
}

/** The events a console hears, for Socket.IO. */
export interface ServerToDesk {
  welcome: (welcome: Welcome) => void;
  /** All chats this person may see at once: theirs and the queue's. Replaces what was known. */
  chats: (snapshot: { chats: StaffChat[]; staff: StaffView[] }) => void;
  chat: (chat: StaffChat) => void;
  /** A chat this person may no longer see has left their lists. */
  gone: (gone: { chatId: string }) => void;
  entry: (entry: Entry) => void;
  typing: (typing: { chatId: string; on: boolean; by: 'customer' | 'agent' }) => void;
  read: (read: { chatId: string; seq: number }) => void;
  staff: (staff: StaffView) => void;
  suggestions: (suggestions: Suggestions) => void;
  /** Which version of the manual is at work: after connecting, and when another one is published. */
  manual: (manual: { version: number }) => void;
}
