import { ENTRY_KINDS } from '../../../protocol/entry.ts';
import { PERSONAL } from '../../../server/domain/chat/personal.ts';
import * as abuse from '../../../server/domain/chat/rules/abuse.ts';
import * as approval from '../../../server/domain/chat/rules/approval.ts';
import * as assignment from '../../../server/domain/chat/rules/assignment.ts';
import * as closing from '../../../server/domain/chat/rules/closing.ts';
import * as contact from '../../../server/domain/chat/rules/contact.ts';
import * as conversation from '../../../server/domain/chat/rules/conversation.ts';
import * as crisis from '../../../server/domain/chat/rules/crisis.ts';
import * as erasing from '../../../server/domain/chat/rules/erasing.ts';
import * as harassment from '../../../server/domain/chat/rules/harassment.ts';
import * as hold from '../../../server/domain/chat/rules/hold.ts';
import * as idle from '../../../server/domain/chat/rules/idle.ts';
import * as leadCall from '../../../server/domain/chat/rules/lead-call.ts';
import * as leadOffer from '../../../server/domain/chat/rules/lead-offer.ts';
import * as lostAgent from '../../../server/domain/chat/rules/lost-agent.ts';
import * as owes from '../../../server/domain/chat/rules/owes.ts';
import * as offer from '../../../server/domain/chat/rules/offer.ts';
import * as overdue from '../../../server/domain/chat/rules/overdue.ts';
import * as overflow from '../../../server/domain/chat/rules/overflow.ts';
import * as participants from '../../../server/domain/chat/rules/participants.ts';
import * as promises from '../../../server/domain/chat/rules/promises.ts';
import * as rating from '../../../server/domain/chat/rules/rating.ts';
import * as recall from '../../../server/domain/chat/rules/recall.ts';
import * as wrapUp from '../../../server/domain/chat/rules/wrap-up.ts';

const RULES = [
  ...[conversation, assignment, lostAgent, idle, harassment, abuse, leadCall, participants],
  ...[closing, hold, promises, owes, offer, overflow, contact, rating, erasing, recall],
  ...[crisis, approval, leadOffer, wrapUp],
];

/** Names that stand in more than one of these tables: where they are put together, the last one would silently win. */
function claimedTwice(tables: object[]): string[] {
  const names = tables.flatMap((table) => Object.keys(table));
  return names.filter((name, at) => names.indexOf(name) !== at);
}

it('no two rules write the same kind of line, and every kind of the wire belongs to one', () => {
  const folds = RULES.map(({ fold }) => fold);

  expect(claimedTwice(folds)).toEqual([]);
  expect(claimedTwice(RULES.map(({ personal }) => personal))).toEqual([]);
  expect(folds.flatMap((fold) => Object.keys(fold)).sort()).toEqual([...ENTRY_KINDS].sort());
});

it('no two rules answer to the same event or the same deadline', () => {
  const all = [...RULES, overdue];
  expect(claimedTwice(all.flatMap((rule) => ('decide' in rule ? [rule.decide] : [])))).toEqual([]);
  expect(claimedTwice(all.flatMap((rule) => ('due' in rule ? [rule.due] : [])))).toEqual([]);
});

it('customers hear of a line only if its rule shows it to them', () => {
  const hidden = RULES.flatMap(({ shown }) => Object.entries(shown)).filter(
    ([, { customer }]) => customer === 'hidden',
  );

  expect(hidden.map(([kind]) => kind).sort()).toEqual([
    'approval_asked',
    'approval_decided',
    'approval_withdrawn',
    'close_asked',
    'close_decided',
    'complaint_recorded',
    'contact_given',
    'crisis_begun',
    'crisis_ended',
    'crisis_reported',
    'flagged',
    'hold_over',
    'lead_answered',
    'lead_call_withdrawn',
    'lead_called',
    'lead_offer_passed',
    'lead_offered',
    'lead_told',
    'note',
    'nudged',
    'offer_ended',
    'offered',
    'overflowed',
    'promise_ended',
    'promise_made',
    'unflagged',
    'wrap_up_extended',
    'wrap_up_over',
    'wrapped_up',
  ]);
});

it('erasing takes every text, and of the data what tells who somebody is', () => {
  const data = Object.entries(PERSONAL).flatMap(([kind, parts]) =>
    Object.keys(parts.data).map((field) => `${kind}.${field}`),
  );

  expect(data.sort()).toEqual([
    'approval_asked.files',
    'closed.evidence',
    'closed.skipped',
    'contact_given.contact',
    'crisis_reported.faultHow',
    'crisis_reported.ruling',
    'flagged.words',
    'message.files',
    'recalled.files',
    'recalled.words',
  ]);
});
