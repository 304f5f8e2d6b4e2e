import type { Instant } from '../instant.ts';
import type { Rules } from '../rules.ts';
import type { Chat } from './chat.ts';
import { timePassed } from './deadlines.ts';
import type { Happening, HappeningOf } from './happening.ts';
import * as abuse from './rules/abuse.ts';
import * as assignment from './rules/assignment.ts';
import * as closing from './rules/closing.ts';
import * as conversation from './rules/conversation.ts';
import * as erasing from './rules/erasing.ts';
import * as harassment from './rules/harassment.ts';
import * as hold from './rules/hold.ts';
import * as lostAgent from './rules/lost-agent.ts';
import * as rating from './rules/rating.ts';
import type { Decides, Outcome } from './rules/rule.ts';

/** Every happening with the rule that answers to it; the compiler refuses it while one is missing. */
const DECIDES: Decides<Happening['type']> = {
  ...conversation.decide,
  ...assignment.decide,
  ...lostAgent.decide,
  ...harassment.decide,
  ...abuse.decide,
  ...closing.decide,
  ...hold.decide,
  ...rating.decide,
  ...erasing.decide,
  timePassed,
};

/** What a happening does to a chat. Pure: reads no clock, writes nothing. */
export function step(chat: Chat, happening: Happening, at: Instant, rules: Rules): Outcome {
  return decide(happening.type, chat, happening, { at, rules });
}

function decide<T extends Happening['type']>(
  type: T,
  chat: Chat,
  happening: HappeningOf<T>,
  { at, rules }: { at: Instant; rules: Rules },
): Outcome {
  return DECIDES[type](chat, happening, at, rules);
}
