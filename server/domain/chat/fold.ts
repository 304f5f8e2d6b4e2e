import type { EntryKind } from '../../../protocol/entry.ts';
import type { Instant } from '../instant.ts';
import type { Chat } from './chat.ts';
import type { NewEntry, EntryOf, LogEntry } from './log.ts';
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
import type { Folds } from './rules/rule.ts';
import { isForCustomers } from './shown.ts';

/** Every kind of line with the rule that it belongs to; the compiler refuses it while one is missing. */
const FOLDS: Folds<EntryKind> = {
  ...conversation.fold,
  ...assignment.fold,
  ...lostAgent.fold,
  ...idle.fold,
  ...harassment.fold,
  ...abuse.fold,
  ...leadCall.fold,
  ...leadOffer.fold,
  ...crisis.fold,
  ...approval.fold,
  ...participants.fold,
  ...promises.fold,
  ...closing.fold,
  ...hold.fold,
  ...owes.fold,
  ...offer.fold,
  ...overflow.fold,
  ...contact.fold,
  ...rating.fold,
  ...recall.fold,
  ...wrapUp.fold,
  ...erasing.fold,
};

/** Gives decided lines their places at the end of the log, and the chat that follows from them. */
export function append(chat: Chat, added: NewEntry[], at: Instant): { chat: Chat; entries: LogEntry[] } {
  const entries: LogEntry[] = [];
  let now = chat;
  for (const next of added) {
    const entry: LogEntry = {
      ...next,
      chatId: chat.id,
      seq: now.lastSeq + 1,
      customerSeq: isForCustomers(next.kind) ? now.lastCustomerSeq + 1 : null,
      // A log never goes back in time, whatever the clock says.
      at: Math.max(at, now.lastAt),
    };
    entries.push(entry);
    now = fold(now, entry);
  }
  return { chat: now, entries };
}

/** The chat after one more entry. The row of a chat is this, over its whole log. */
export function fold(chat: Chat, entry: LogEntry): Chat {
  const next: Chat = {
    ...chat,
    lastSeq: entry.seq,
    lastCustomerSeq: entry.customerSeq ?? chat.lastCustomerSeq,
    lastAt: entry.at,
  };
  return foldBy(entry.kind, next, entry);
}

function foldBy<K extends EntryKind>(kind: K, chat: Chat, entry: EntryOf<K>): Chat {
  return FOLDS[kind](chat, entry);
}
