import { z } from 'zod';
import { Id } from './text.ts';

/** `POST /api/people/find`: by a chat's id, by a contact, or by a customer's token. */
export const FindPeople = z.strictObject({
  by: z.enum(['chat', 'contact', 'token']),
  value: z.string().trim().min(1).max(200),
});

/** A person who was found. */
export interface PersonView {
  id: string;
  name: string | null;
  contact: string | null;
  /** ISO 8601; null for somebody of whom only chats remain. */
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

/** Why a person is erased. A fixed list: free text could repeat what is being erased. */
export const ERASE_REASONS = ['asked', 'not_needed', 'unlawful', 'test'] as const;

/** One of {@link ERASE_REASONS}. */
export type EraseReason = (typeof ERASE_REASONS)[number];

/** `POST /api/people/:id/erase` */
export const ErasePerson = z.strictObject({ reason: z.enum(ERASE_REASONS) });

/** The counts of an erasure; zeros for an unknown person. */
export type ErasedView = Record<'chats' | 'contacts' | 'blocks', number>;

/** `GET /api/people/:id/export` */
export const ExportPerson = z.strictObject({ format: z.enum(['json', 'html']).default('json') });
