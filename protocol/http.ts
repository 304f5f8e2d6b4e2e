import { z } from 'zod';
import type { StaffChat } from './chat.ts';
import type { Entry } from './entry.ts';
import { Id, Seq, Short } from './text.ts';

/** The signed-in account. */
export interface Session {
  account: string;
  role: 'agent' | 'lead' | 'admin';
  number: string;
  name: string;
}

/** `GET /api/chats` */
export const ChatsQuery = z.strictObject({
  status: z.enum(['waiting', 'open', 'closed']).optional(),
  agent: z.string().max(64).optional(),
  /** Words to find in the chat's text. */
  q: Short.optional(),
  /** All chats of one customer, as far as the asker may see them. */
  customer: Id.optional(),
  department: Id.optional(),
  /** One of its tags. */
  tag: Id.optional(),
  cursor: z.string().max(200).optional(),
});

/** One page of chats, newest first; `cursor` leads to the next. */
export interface ChatsPage {
  chats: StaffChat[];
  cursor: string | null;
  /** Of a search: the line of each chat, by its id, that has the words, if one has. */
  found?: Record<string, string>;
}

/** `GET /api/chats/:id/entries` */
export const EntriesQuery = z.strictObject({ after: z.coerce.number().pipe(Seq).default(0) });

/** Entries past `after`, at most a page of them. */
export interface EntriesPage {
  entries: Entry[];
}

/** `GET /api/chats/:id/transcript` */
export const TranscriptQuery = z.strictObject({ format: z.enum(['txt', 'json', 'html']).default('txt') });
