import type { EntryKind } from '../../../protocol/entry.ts';
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
import type { PersonalParts } from './rules/rule.ts';

/** What is erased of every kind of entry; does not compile while a kind is missing. */
export const PERSONAL: PersonalParts<EntryKind> = {
  ...conversation.personal,
  ...assignment.personal,
  ...lostAgent.personal,
  ...idle.personal,
  ...harassment.personal,
  ...abuse.personal,
  ...leadCall.personal,
  ...leadOffer.personal,
  ...crisis.personal,
  ...approval.personal,
  ...participants.personal,
  ...promises.personal,
  ...closing.personal,
  ...hold.personal,
  ...owes.personal,
  ...offer.personal,
  ...overflow.personal,
  ...contact.personal,
  ...rating.personal,
  ...recall.personal,
  ...wrapUp.personal,
  ...erasing.personal,
};
