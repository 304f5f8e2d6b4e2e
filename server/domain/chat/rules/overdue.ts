import type { Duration, Instant } from '../../instant.ts';
import { endOf, type Rules } from '../../rules.ts';
import { SYSTEM } from '../author.ts';
import type { Chat } from '../chat.ts';
import type { Deadline, Decides, Dues } from './rule.ts';

// An agent has not answered for too long: the chat is handed to somebody else. It has no lines of its own: it is a
// `transferred` by the desk, or tells the leads.

/** `to`: who has room and did not have the chat in this wait; null if there is nobody. */
export interface Events {
  type: 'overdueHandedOn';
  to: string | null;
}

/** How often a chat is handed on in one wait: then it needs a lead, not another agent. */
const HANDED_ON_MAX = 2;

/** How often it is asked again whether somebody has room by now. */
export const ASKED_AGAIN_MS: Duration = 10_000;

/** Who is not given an open chat for being overdue: who has it, and who had it in this wait. */
export function hadInThisWait({ state, overdueFrom }: Chat): string[] {
  return state.status === 'open' ? [...overdueFrom, state.agent] : overdueFrom;
}

/** Whether an answer is overdue, and nobody has been handed the chat since. */
export function isOverdue(chat: Chat, at: Instant, rules: Rules): boolean {
  return deadlines(chat, rules).some((deadline) => deadline.at <= at);
}

/** Whether another agent may still be asked in this wait. */
export function mayBeHandedOn({ overdueFrom }: Chat): boolean {
  return overdueFrom.length < HANDED_ON_MAX;
}

/** Asked again here: whoever has answered meanwhile keeps the chat. With nobody to give it to it stays, and the leads hear of it. */
export const decide: Decides<Events['type']> = {
  overdueHandedOn(chat, { to }, at, rules) {
    if (chat.state.status !== 'open' || !isOverdue(chat, at, rules)) return [];
    if (to !== null && mayBeHandedOn(chat))
      return hadInThisWait(chat).includes(to)
        ? []
        : [{ kind: 'transferred', by: SYSTEM, data: { to, why: 'overdue' } }];
    if (chat.leadToldAt !== null || chat.waitingSince === null) return [];
    return [{ kind: 'lead_told', by: SYSTEM, data: { since: chat.waitingSince } }];
  },
};

/** Counted from the customer's message or the promised moment [P7], for an agent who came to have the chat later from then. */
export function deadlines({ state, waitingSince }: Chat, rules: Rules): Deadline[] {
  const { overdueHandover } = rules;
  if (overdueHandover === null || state.status !== 'open' || waitingSince === null) return [];
  if (state.agentLostAt !== null) return [];
  const from = Math.max(waitingSince, state.agentSince);
  return [{ kind: 'overdue', at: endOf(rules, 'alarm', from, overdueHandover) }];
}

/** Who may be given it is not known to the chat: whoever asked decides, and says so as an event. */
export const due: Dues<'overdue'> = { overdue: { isReminder: true, becomes: () => [] } };
