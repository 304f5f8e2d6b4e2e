import { z } from 'zod';
import { SYSTEM } from '../author.ts';
import { type Chat, whileOpen } from '../chat.ts';
import type { NewEntry } from '../log.ts';
import { clockSince, type Rules } from '../../rules.ts';
import {
  NOTHING_PERSONAL,
  type Deadline,
  type Decides,
  type Dues,
  type Folds,
  type PersonalParts,
  type Shown,
} from './rule.ts';

// An agent is gone, by connection or by account: their customers are notified, and return to the front of the queue.

/** The agent's connection has been away for the grace; it is back. */
export const lines = [
  z.object({ kind: z.literal('agent_lost') }),
  z.object({ kind: z.literal('agent_back') }),
] as const;

type Kind = z.output<(typeof lines)[number]>['kind'];

/** What becomes of an agent's connection and account. */
export type Events =
  | { type: 'agentDisabled'; agent: string }
  | { type: 'agentLost'; agent: string }
  | { type: 'agentBack'; agent: string };

/** Nothing, if the chat has another agent by now. */
export const decide: Decides<Events['type']> = {
  // A disabled account does not come back, so the customer is not made to wait for it.
  agentDisabled: (chat, { agent }) =>
    chat.state.status !== 'open' || chat.state.agent !== agent ? [] : backToQueue('agent_disabled'),

  agentLost(chat, { agent }) {
    if (chat.state.status !== 'open' || chat.state.agent !== agent || chat.state.agentLostAt !== null)
      return [];
    return [{ kind: 'agent_lost', by: SYSTEM }];
  },

  agentBack(chat, { agent }) {
    if (chat.state.status !== 'open' || chat.state.agent !== agent || chat.state.agentLostAt === null)
      return [];
    return [{ kind: 'agent_back', by: SYSTEM }];
  },
};

function backToQueue(why: 'agent_lost' | 'agent_disabled'): NewEntry[] {
  return [{ kind: 'transferred', by: SYSTEM, data: { to: null, why } }];
}

/** Since when the agent is away. */
export const fold: Folds<Kind> = {
  agent_lost: (chat, { at }) => whileOpen(chat, (open) => ({ ...open, agentLostAt: at })),
  agent_back: (chat) => whileOpen(chat, (open) => ({ ...open, agentLostAt: null })),
};

/** `lostRequeue` counts from the loss itself, and the chat is marked after the grace. */
export function deadlines({ state }: Chat, rules: Rules): Deadline[] {
  if (state.status !== 'open' || state.agentLostAt === null) return [];
  const marked = state.agentLostAt;
  const left = clockSince(rules, 'lostRequeue', marked) - clockSince(rules, 'lostGrace', marked);
  return [{ kind: 'requeue', at: marked + left }];
}

/** The agent has not come back in time. */
export const due: Dues<'requeue'> = {
  requeue: { isReminder: false, becomes: () => backToQueue('agent_lost') },
};

/** The customer is told why there is no answer. */
export const shown: Shown<Kind> = {
  agent_lost: { staff: () => null, customer: () => null },
  agent_back: { staff: () => null, customer: () => null },
};

/** Nothing in these lines is typed. */
export const personal: PersonalParts<Kind> = {
  agent_lost: NOTHING_PERSONAL,
  agent_back: NOTHING_PERSONAL,
};
