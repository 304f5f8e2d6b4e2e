import { z } from 'zod';
import type { ErasedFor } from '../../../../protocol/entry.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { Author } from '../author.ts';
import type { NewEntry } from '../log.ts';
import { close } from './closing.ts';
import { timeOver } from './wrap-up-time.ts';
import { NOTHING_PERSONAL, type Decides, type Folds, type PersonalParts, type Shown } from './rule.ts';

// Privacy: what people said in a chat is erased, because somebody asked for it or because it is old.

/** What was said is erased from here. */
export const lines = [
  z.object({ kind: z.literal('erased'), data: z.object({ erased: z.enum(['asked', 'age']) }) }),
] as const;

type Kind = z.output<(typeof lines)[number]>['kind'];

/** A request to erase what was said. */
export interface Events {
  type: 'erased';
  by: Author;
  why: ErasedFor;
}

/**
 * The entry that says so comes before the erasure. A running chat is closed first, and only on request; retention never
 * erases a running chat.
 */
export const decide: Decides<Events['type']> = {
  erased(chat, { by, why }) {
    if (chat.erasedAt !== null) return [];
    const line: NewEntry = { kind: 'erased', by, data: { erased: why } };
    if (chat.state.status === 'closed') return [line];
    return why === 'age'
      ? refuse('conflict', 'A chat that runs is not erased for its age.')
      : [close(chat, by, 'agent'), line];
  },
};

/** The chat without what people said: moments, counts and who had it stay, for the log and for reports. */
export const fold: Folds<Kind> = {
  erased: (chat, { at }) => ({
    ...timeOver(chat, at),
    summary: null,
    lastText: '',
    lastFile: null,
    handover: null,
    abuse: { ...chat.abuse, evidence: [] },
    marked: null,
    erasedAt: at,
  }),
};

/** The refusal to add to a chat whose words were erased. */
export function wordsErased(): Refusal {
  return refuse('conflict', 'What was said in this chat has been erased.');
}

/** Both sides see that something was erased. */
export const shown: Shown<Kind> = {
  erased: { staff: ({ data }) => data, customer: ({ data }) => data },
};

/** Nothing in it is typed. */
export const personal: PersonalParts<Kind> = {
  erased: NOTHING_PERSONAL,
};
