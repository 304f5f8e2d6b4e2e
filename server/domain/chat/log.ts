import { z } from 'zod';
import type { Instant } from '../instant.ts';
import type { AttachedFile } from '../file/attached.ts';
import type { Author } from './author.ts';
import type { PhraseUse } from './phrase-use.ts';
import * as abuse from './rules/abuse.ts';
import * as approval from './rules/approval.ts';
import * as assignment from './rules/assignment.ts';
import * as closing from './rules/closing.ts';
import * as contact from './rules/contact.ts';
import * as conversation from './rules/conversation.ts';
import * as crisis from './rules/crisis.ts';
import * as erasing from './rules/erasing.ts';
import * as harassment from './rules/harassment.ts';
import * as hold from './rules/hold.ts';
import * as idle from './rules/idle.ts';
import * as leadCall from './rules/lead-call.ts';
import * as leadOffer from './rules/lead-offer.ts';
import * as lostAgent from './rules/lost-agent.ts';
import * as owes from './rules/owes.ts';
import * as offer from './rules/offer.ts';
import * as overflow from './rules/overflow.ts';
import * as participants from './rules/participants.ts';
import * as promises from './rules/promises.ts';
import * as rating from './rules/rating.ts';
import * as recall from './rules/recall.ts';
import * as wrapUp from './rules/wrap-up.ts';

/** What a line of the log says, by kind: the type that the rules decide in and the form in which a row keeps it. */
export const Line = z.discriminatedUnion('kind', [
  ...conversation.lines,
  ...assignment.lines,
  ...lostAgent.lines,
  ...idle.lines,
  ...harassment.lines,
  ...abuse.lines,
  ...leadCall.lines,
  ...leadOffer.lines,
  ...crisis.lines,
  ...approval.lines,
  ...participants.lines,
  ...promises.lines,
  ...closing.lines,
  ...hold.lines,
  ...owes.lines,
  ...offer.lines,
  ...overflow.lines,
  ...contact.lines,
  ...rating.lines,
  ...recall.lines,
  ...wrapUp.lines,
  ...erasing.lines,
]);

/** What a line of the log says, by kind. */
export type Line = z.output<typeof Line>;

/** A sentence of the manual that is sent with an event. */
export interface Sentence {
  text: string;
  phrase?: PhraseUse;
}

/** A line that has been decided and not yet been given its place. */
export type NewEntry = Line & { by: Author; clientId?: string };

/** A line in its place. `customerSeq` is null for what only staff may see. */
export type LogEntry = NewEntry & { chatId: string; seq: number; customerSeq: number | null; at: Instant };

/** What was sent with a line. */
export function filesOf(entry: LogEntry): readonly AttachedFile[] | undefined {
  return entry.kind === 'message' || entry.kind === 'approval_asked' ? entry.data?.files : undefined;
}

/** A line of this kind in its place. */
export type EntryOf<K extends Line['kind']> = Extract<LogEntry, { kind: K }>;
