import { z } from 'zod';
import { Id } from './text.ts';

/** `POST /api/people/find`: somebody is looked for by a chat's id, by a contact as they gave it, or by their token. */
export const FindPeople = z.strictObject({
  by: z.enum(['chat', 'contact', 'token']),
  value: z.string().trim().min(1).max(200),
});

/** Somebody who was found. */
export interface PersonView {
  id: string;
  name: string | null;
  contact: string | null;
  /** ISO 8601; null for somebody of whom only chats are left. */
  firstSeenAt: string | null;
  lastSeenAt: string | null;
  chats: number;
}

/** Everybody who was found, at most a hundred. */
export interface PeopleFound {
  people: PersonView[];
}

/** `/api/people/:id` */
export const PersonAddress = z.strictObject({ id: Id });

/** Why everything of a person is erased. Words of a list: what is typed here could say again what is being erased. */
export const ERASE_REASONS = ['asked', 'not_needed', 'unlawful', 'test'] as const;

/** One of {@link ERASE_REASONS}. */
export type EraseReason = (typeof ERASE_REASONS)[number];

/** `POST /api/people/:id/erase` */
export const ErasePerson = z.strictObject({ reason: z.enum(ERASE_REASONS) });

/** What an erasure came to; nothing of all for somebody of whom nothing was known. */
export type ErasedView = Record<'chats' | 'contacts' | 'blocks', number>;

/** `GET /api/people/:id/export` */
export const ExportPerson = z.strictObject({ format: z.enum(['json', 'html']).default('json') });
