import { z } from 'zod';
import type { CaseView } from './cases.ts';
import type { StaffChat } from './chat.ts';
import { CLOSE_REASONS } from './entry.ts';
import { Id, Short } from './text.ts';

/** What is searched. */
export const SEARCHED = ['chats', 'customers', 'cases', 'phrases'] as const;
export type Searched = (typeof SEARCHED)[number];

const isSearched = (name: string): name is Searched => SEARCHED.some((one) => one === name);

/** `GET /api/search`: words to find; everything but `q`, `in` and `cursor` narrows the chats, `department` also the phrases. */
export const SearchQuery = z.strictObject({
  q: Short.refine((text) => text.length > 0, { message: 'must not be empty' }),
  /** Names of {@link SEARCHED}, parted by commas; left out: all. */
  in: z
    .string()
    .max(64)
    .transform((text) => text.split(','))
    .pipe(z.array(z.string().refine(isSearched, { message: `of ${SEARCHED.join(', ')}` })))
    .default([...SEARCHED]),
  /** From the page before, asked with the same words. */
  cursor: z.string().max(800).optional(),
  agent: z.string().max(64).optional(),
  department: Id.optional(),
  reason: z.enum(CLOSE_REASONS).optional(),
  /** A situation of the manual that was recognised in the chat. */
  situation: Id.optional(),
  /** One of its tags. */
  tag: Id.optional(),
  rating: z.coerce.number().pipe(z.int().min(1).max(5)).optional(),
  /** When the chat began; `to` is not included. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
});

/** Part of a text with the places of the hits in it, in UTF-16 units, `to` not included. */
export interface SearchHit {
  text: string;
  marks: [from: number, to: number][];
}

/** A chat that was found, with its best line; without one it was found by its customer's name or contact. */
export interface FoundChat extends StaffChat {
  hit: (SearchHit & { seq: number; at: string }) | null;
}

/** A customer that was found, with the latest chat that the asker may read. */
export interface FoundCustomer {
  id: string;
  name: string | null;
  contact: string | null;
  lastSeenAt: string;
  chatId: string | null;
  hit: SearchHit;
}

/** A case that was found. */
export interface FoundCase extends CaseView {
  hit: SearchHit;
}

/** A phrase of the manual that was found. */
export interface FoundPhrase {
  id: string;
  situation: string;
  title: string;
  text: string;
  hit: SearchHit;
}

/** What was found, of what was asked for, the best first; `cursor` leads to more. */
export interface SearchPage {
  chats: FoundChat[];
  customers: FoundCustomer[];
  cases: FoundCase[];
  phrases: FoundPhrase[];
  cursor: string | null;
}
