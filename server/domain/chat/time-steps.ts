import type { Instant } from '../instant.ts';
import type { Rules } from '../rules.ts';
import { unanswered } from './abuse-steps.ts';
import type { Chat } from './chat.ts';
import { close } from './closing.ts';
import { deadlinesOf, type Deadline } from './deadlines.ts';
import type { Happening } from './happening.ts';
import type { Draft } from './log.ts';

type TimePassed = Extract<Happening, { type: 'timePassed' }>;

const SYSTEM = { role: 'system' } as const;

/** What the clocks make of a chat by now. They are asked again here, after whatever was written in between. [P1] [P2] */
export function timePassed(chat: Chat, presence: TimePassed, at: Instant, rules: Rules): Draft[] {
  const due = deadlinesOf(chat, rules).filter((deadline) => deadline.at <= at);
  // After an outage several may be due: reminders come after everything that settles the chat.
  for (const deadline of due.sort((one, other) => Number(isReminder(one)) - Number(isReminder(other)))) {
    const drafts = ask(chat, deadline, presence);
    if (drafts.length > 0) return drafts;
  }
  return [];
}

const REMINDERS: ReadonlySet<Deadline['kind']> = new Set(['nudge', 'hold', 'lead']);

function isReminder({ kind }: Deadline): boolean {
  return REMINDERS.has(kind);
}

function ask(chat: Chat, deadline: Deadline, { customerTyping, customerOnline }: TimePassed): Draft[] {
  switch (deadline.kind) {
    case 'harassment':
      return judgement(chat);
    case 'requeue':
      return [{ kind: 'transferred', by: SYSTEM, data: { to: null, why: 'agent_lost' } }];
    case 'nudge':
      return customerTyping ? [] : [{ kind: 'nudged', by: SYSTEM }];
    case 'idle':
      return customerTyping ? [] : [close(chat, SYSTEM, 'idle', silence(chat))];
    case 'abandoned':
      return customerOnline ? [] : [close(chat, SYSTEM, 'abandoned')];
    case 'decision':
      return unanswered();
    case 'hold':
      return [{ kind: 'hold_over', by: SYSTEM }];
    case 'lead':
      return chat.waitingSince === null
        ? []
        : [{ kind: 'lead_told', by: SYSTEM, data: { since: chat.waitingSince } }];
  }
}

/** From when the silence counted, so that the record names the time that ran and not the one that is usual. [P1] */
function silence({ state }: Chat): { since?: Instant } {
  return state.status === 'open' && state.silentSince !== null ? { since: state.silentSince } : {};
}

/** Once the observation after the warning is over: still at it, come back with a real matter, or silent. [P2] */
function judgement(chat: Chat): Draft[] {
  if (chat.warning === null) return [];
  switch (chat.warning.heard) {
    case 'harassment':
      return [close(chat, SYSTEM, 'harassment', { evidence: chat.warning.evidence })];
    case 'words':
      return [{ kind: 'warning_lifted', by: SYSTEM, data: { lifted: 'relevant' } }];
    case 'silence':
      return [];
  }
}
