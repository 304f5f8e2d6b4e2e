import type { Instant } from '../instant.ts';
import type { Refusal } from '../refusal.ts';
import type { Rules } from '../rules.ts';
import { decided, leadAsked } from './abuse-steps.ts';
import type { Chat } from './chat.ts';
import { customerLeft, customerRated, customerWrote } from './customer-steps.ts';
import type { Happening } from './happening.ts';
import { erase } from './erasing.ts';
import { held } from './hold-steps.ts';
import type { Draft } from './log.ts';
import { staffClosed, staffNoted, staffWrote } from './staff-steps.ts';
import {
  agentBack,
  agentDisabled,
  agentLost,
  assigned,
  accepted,
  takenOver,
  transferred,
} from './assignment-steps.ts';
import { timePassed } from './time-steps.ts';
import { flagged, unflagged, warned, warningLifted } from './warning-steps.ts';

/** What a happening adds to a chat's log, or why it cannot happen. No lines: nothing changes. */
export type Outcome = Draft[] | Refusal;

/** What a happening does to a chat. Pure: reads no clock, writes nothing. */
export function step(chat: Chat, happening: Happening, at: Instant, rules: Rules): Outcome {
  switch (happening.type) {
    case 'customerWrote':
      return customerWrote(chat, happening, at, rules);
    case 'customerLeft':
      return customerLeft(chat);
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
      return warned(chat, happening, at, rules);
    case 'warningLifted':
      return warningLifted(chat, happening.by);
    case 'flagged':
      return flagged(chat, happening, at);
    case 'unflagged':
      return unflagged(chat, happening);
    case 'staffClosed':
      return staffClosed(chat, happening, rules);
    case 'leadAsked':
      return leadAsked(chat, happening.by, at, rules);
    case 'decided':
      return decided(chat, happening, rules);
    case 'held':
      return held(chat, happening, at);
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
