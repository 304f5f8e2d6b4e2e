import type { EntryData, EntryKind } from '../../../protocol/entry.ts';
import type { EntryOf, LogEntry } from './log.ts';
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
import type { Shown } from './rules/rule.ts';

/** What may be seen of every kind of line; the compiler refuses it while one is missing. */
const SHOWN: Shown<EntryKind> = {
  ...conversation.shown,
  ...assignment.shown,
  ...lostAgent.shown,
  ...idle.shown,
  ...harassment.shown,
  ...abuse.shown,
  ...leadCall.shown,
  ...leadOffer.shown,
  ...crisis.shown,
  ...approval.shown,
  ...participants.shown,
  ...promises.shown,
  ...closing.shown,
  ...hold.shown,
  ...owes.shown,
  ...offer.shown,
  ...overflow.shown,
  ...contact.shown,
  ...rating.shown,
  ...recall.shown,
  ...wrapUp.shown,
  ...erasing.shown,
};

/** Whether a customer may see lines of this kind. */
export function isForCustomers(kind: EntryKind): boolean {
  return SHOWN[kind].customer !== 'hidden';
}

/** What staff see of an entry besides its text and author; null if there is nothing more. */
export function shownToStaff(entry: LogEntry): EntryData | null {
  return toStaff(entry.kind, entry);
}

function toStaff<K extends EntryKind>(kind: K, entry: EntryOf<K>): EntryData | null {
  return SHOWN[kind].staff(entry);
}

/**
 * What a customer sees of an entry besides its text and author; null if there is nothing more, or if it is hidden.
 * `numberOf` gives the number by which customers know an account.
 */
export function shownToCustomer(entry: LogEntry, numberOf: (account: string) => string): EntryData | null {
  return toCustomer(entry.kind, entry, numberOf);
}

function toCustomer<K extends EntryKind>(
  kind: K,
  entry: EntryOf<K>,
  numberOf: (account: string) => string,
): EntryData | null {
  const { customer } = SHOWN[kind];
  return customer === 'hidden' ? null : customer(entry, numberOf);
}
