import type * as abuse from './rules/abuse.ts';
import type * as approval from './rules/approval.ts';
import type * as assignment from './rules/assignment.ts';
import type * as closing from './rules/closing.ts';
import type * as conversation from './rules/conversation.ts';
import type * as crisis from './rules/crisis.ts';
import type * as erasing from './rules/erasing.ts';
import type * as harassment from './rules/harassment.ts';
import type * as hold from './rules/hold.ts';
import type * as leadCall from './rules/lead-call.ts';
import type * as leadOffer from './rules/lead-offer.ts';
import type * as lostAgent from './rules/lost-agent.ts';
import type * as offer from './rules/offer.ts';
import type * as overdue from './rules/overdue.ts';
import type * as participants from './rules/participants.ts';
import type * as promises from './rules/promises.ts';
import type * as rating from './rules/rating.ts';
import type * as recall from './rules/recall.ts';
import type * as wrapUp from './rules/wrap-up.ts';
import type { CustomerPresence } from './rules/rule.ts';

/** Everything that can happen to a chat. Rights have been checked before; whether it fits the chat is decided by its rule. */
export type ChatEvent =
  | conversation.Events
  | assignment.Events
  | lostAgent.Events
  | harassment.Events
  | abuse.Events
  | leadCall.Events
  | leadOffer.Events
  | crisis.Events
  | approval.Events
  | participants.Events
  | promises.Events
  | closing.Events
  | hold.Events
  | offer.Events
  | overdue.Events
  | rating.Events
  | recall.Events
  | wrapUp.Events
  | erasing.Events
  | ({ type: 'timePassed' } & CustomerPresence);

/** What of it is of this type. */
export type ChatEventOf<T extends ChatEvent['type']> = Extract<ChatEvent, { type: T }>;
