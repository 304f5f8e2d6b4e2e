import { z } from 'zod';
import { TRANSFER_REASONS } from '../../../../protocol/entry.ts';
import { accountOf } from '../author.ts';
import { type Chat, previewOf } from '../chat.ts';
import type { EntryOf } from '../log.ts';

// How a chat came to its agent. It has no lines of its own: it follows from those of the assignment and from notes.

/**
 * How the chat came to its agent without their own doing: a transfer, a lead's choice, or the queue after it was
 * returned. While it waits: how it got there, for its next agent.
 */
export const Handover = z.object({
  /** The entry by which it came: unopened as long as staff have not read so far. */
  seq: z.number(),
  at: z.number(),
  by: z.string().nullable(),
  why: z.enum(TRANSFER_REASONS),
  /** How the note begins. */
  note: z.string().nullable(),
});

/** How the chat came to its agent, when that was not their own doing. */
export type Handover = z.output<typeof Handover>;

/** An agent who takes a chat by hand needs no notice. A chat that the queue assigns again comes from the agent who returned it. */
export function handedBy({ handover }: Chat, { seq, at, by, data }: EntryOf<'joined'>): Handover | null {
  if (data.how !== 'assigned') return null;
  const lead = data.assignedBy;
  if (lead === accountOf(by)) return null;
  if (lead !== undefined) return { seq, at, by: lead, why: 'lead', note: null };
  return handover && { ...handover, seq, at };
}

/** After a transfer; who transfers a chat to themselves knows of it. */
export function handedOn({ seq, at, by, text, data: { to, why } }: EntryOf<'transferred'>): Handover | null {
  const from = accountOf(by);
  if (to !== null && to === from) return null;
  return { seq, at, by: from, why, note: text === undefined ? null : previewOf(text) };
}

/** A lead who assigns a waiting chat gives the reason in a note right after. */
export function withNote({ handover }: Chat, { seq, by, text }: EntryOf<'note'>): Handover | null {
  // A transfer brings its own note, which a later one does not replace.
  if (handover === null || handover.note !== null) return handover;
  if (handover.seq !== seq - 1 || handover.by !== accountOf(by)) return handover;
  return { ...handover, note: previewOf(text) };
}
