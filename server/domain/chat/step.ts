import type { Instant } from '../instant.ts';
import { isRefusal } from '../refusal.ts';
import { rulesFor, type Rules } from '../rules.ts';
import type { Chat } from './chat.ts';
import { timePassed } from './deadlines.ts';
import type { ChatEvent, ChatEventOf } from './chat-event.ts';
import * as abuse from './rules/abuse.ts';
import * as approval from './rules/approval.ts';
import * as assignment from './rules/assignment.ts';
import * as closing from './rules/closing.ts';
import * as conversation from './rules/conversation.ts';
import * as crisis from './rules/crisis.ts';
import * as erasing from './rules/erasing.ts';
import * as harassment from './rules/harassment.ts';
import * as hold from './rules/hold.ts';
import * as leadCall from './rules/lead-call.ts';
import * as leadOffer from './rules/lead-offer.ts';
import * as lostAgent from './rules/lost-agent.ts';
import * as offer from './rules/offer.ts';
import * as overdue from './rules/overdue.ts';
import * as participants from './rules/participants.ts';
import * as promises from './rules/promises.ts';
import * as rating from './rules/rating.ts';
import * as recall from './rules/recall.ts';
import * as wrapUp from './rules/wrap-up.ts';
import type { Decides, Outcome } from './rules/rule.ts';
import { isForCustomers } from './shown.ts';

/** Every event with the rule that answers to it; the compiler refuses it while one is missing. */
const DECIDES: Decides<ChatEvent['type']> = {
  ...conversation.decide,
  ...assignment.decide,
  ...lostAgent.decide,
  ...harassment.decide,
  ...abuse.decide,
  ...leadCall.decide,
  ...leadOffer.decide,
  ...crisis.decide,
  ...approval.decide,
  ...participants.decide,
  ...promises.decide,
  ...closing.decide,
  ...hold.decide,
  ...offer.decide,
  ...overdue.decide,
  ...rating.decide,
  ...recall.decide,
  ...wrapUp.decide,
  ...erasing.decide,
  timePassed,
};

/** What a event does to a chat. Pure: reads no clock, writes nothing. */
export function step(chat: Chat, event: ChatEvent, at: Instant, rules: Rules): Outcome {
  return decide(event.type, chat, event, { at, rules });
}

function decide<T extends ChatEvent['type']>(
  type: T,
  chat: Chat,
  event: ChatEventOf<T>,
  { at, rules }: { at: Instant; rules: Rules },
): Outcome {
  const outcome = approval.throughLead(chat, DECIDES[type](chat, event, at, rules), at, isForCustomers);
  if (isRefusal(outcome)) return outcome;
  return wrapUp.begunBy(chat, [...outcome, ...promises.keptBy(chat, outcome, at)], rulesFor(chat, rules), at);
}
