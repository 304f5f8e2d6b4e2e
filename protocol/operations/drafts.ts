import { z } from 'zod';
import type { StoredDraft } from '../drafts.ts';
import { DRAFT_MAX } from '../limits.ts';
import { Id } from '../text.ts';
import { desk, gives } from './operation.ts';

/** As it was typed: what is too long to be sent may still be kept, and is not trimmed. */
const Words = z.string().max(DRAFT_MAX);

const Draft = z.strictObject({
  text: Words,
  kind: z.enum(['message', 'note']),
  phraseId: Id.optional(),
  other: Words.optional(),
});

/** A version is a whole number of 32 bits in the database. */
const VERSION_MAX = 2 ** 31 - 2;

/** What somebody has written and not sent: for their own account alone, on whatever computer. */
export const draftOperations = {
  drafts: desk({
    input: z.strictObject({}),
    output: gives<{ drafts: StoredDraft[] }>(),
    needs: null,
    order: 'none',
  }),
  /**
   * Keeps a draft if the kept one is still of the version `was`, and gives what is kept then: not one's own, if it was
   * changed on another computer. Null empties it.
   */
  keepDraft: desk({
    input: z.strictObject({ chatId: Id, was: z.int().min(0).max(VERSION_MAX), draft: Draft.nullable() }),
    output: gives<{ kept: StoredDraft; isOwn: boolean }>(),
    needs: { chat: 'note' },
    order: 'none',
  }),
};
