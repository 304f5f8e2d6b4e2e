import type { Instant } from '../instant.ts';
import type { Rules } from '../rules.ts';
import type { Chat } from './chat.ts';
import { customerRated, customerWrote } from './customer-steps.ts';
import type { Happening } from './happening.ts';
import { erase } from './erasing.ts';
import { staffNoted, staffWrote } from './staff-steps.ts';
import {
  agentBack,
  agentDisabled,
  agentLost,
  assigned,
  accepted,
  takenOver,
  transferred,
} from './assignment-steps.ts';
import { timePassed } from './deadlines.ts';
import * as abuse from './rules/abuse.ts';
import * as closing from './rules/closing.ts';
import * as harassment from './rules/harassment.ts';
import * as hold from './rules/hold.ts';
import type { Outcome } from './rules/rule.ts';

/** What a happening does to a chat. Pure: reads no clock, writes nothing. */
export function step(chat: Chat, happening: Happening, at: Instant, rules: Rules): Outcome {
  switch (happening.type) {
    case 'customerWrote':
      return customerWrote(chat, happening, at, rules);
    case 'customerLeft':
      return closing.decide.customerLeft(chat, happening, at, rules);
    case 'customerRated':
      return customerRated(chat, happening, rules);
    case 'staffWrote':
      return staffWrote(chat, happening, at, rules);
    case 'noted':
      return staffNoted(chat, happening, rules);
    case 'assigned':
      return assigned(chat, happening.to);
    case 'accepted':
      return accepted(chat, happening.by);
    case 'takenOver':
      return takenOver(chat, happening.by);
    case 'transferred':
      return transferred(chat, happening, rules);
    case 'warned':
      return harassment.decide.warned(chat, happening, at, rules);
    case 'warningLifted':
      return harassment.decide.warningLifted(chat, happening, at, rules);
    case 'flagged':
      return harassment.decide.flagged(chat, happening, at, rules);
    case 'unflagged':
      return harassment.decide.unflagged(chat, happening, at, rules);
    case 'staffClosed':
      return closing.decide.staffClosed(chat, happening, at, rules);
    case 'leadAsked':
      return abuse.decide.leadAsked(chat, happening, at, rules);
    case 'decided':
      return abuse.decide.decided(chat, happening, at, rules);
    case 'held':
      return hold.decide.held(chat, happening, at, rules);
    case 'erased':
      return erase(chat, happening);
    case 'agentDisabled':
      return agentDisabled(chat, happening.agent);
    case 'agentLost':
      return agentLost(chat, happening.agent);
    case 'agentBack':
      return agentBack(chat, happening.agent);
    case 'timePassed':
      return timePassed(chat, happening, at, rules);
  }
}
