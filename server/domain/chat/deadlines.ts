import type { Instant } from '../instant.ts';
import type { Rules } from '../rules.ts';
import type { Chat } from './chat.ts';
import type { Draft } from './log.ts';
import * as abuse from './rules/abuse.ts';
import * as harassment from './rules/harassment.ts';
import * as hold from './rules/hold.ts';
import * as idle from './rules/idle.ts';
import * as owes from './rules/owes.ts';
import type { CustomerPresence, Deadline } from './rules/rule.ts';

/** Every moment that a chat stands under, earliest first. [P1] [P2] [P3] [P7] */
export function deadlinesOf(chat: Chat, rules: Rules): Deadline[] {
  return [
    ...harassment.deadlines(chat),
    ...abuse.deadlines(chat),
    ...hold.deadlines(chat),
    ...owes.deadlines(chat, rules),
    ...idle.deadlines(chat, rules),
    ...requeue(chat, rules),
  ].sort((one, other) => one.at - other.at);
}

/** The one moment, if any, at which this chat may change by itself: what the sweep looks for. */
export function nextDue(chat: Chat, rules: Rules): Instant | null {
  const acting = deadlinesOf(chat, rules).filter(
    ({ kind }) => kind !== 'harassment' || harassment.isJudgedAtEnd(chat),
  );
  return acting[0]?.at ?? null;
}

/**
 * The moment at which a chat will be closed if nobody does anything, for its customer to see.
 * While a warning runs, that is the moment of the judgement. [P1] [P2]
 */
export function closesAt(chat: Chat, rules: Rules, now: Instant): Instant | null {
  const closing = deadlinesOf(chat, rules).filter(
    ({ kind, at }) =>
      kind === 'idle' || (kind === 'harassment' && (at > now || chat.warning?.heard === 'harassment')),
  );
  return closing[0]?.at ?? null;
}

/** What the clocks make of a chat by now. They are asked again here, after whatever was written in between. [P1] [P2] */
export function timePassed(chat: Chat, presence: CustomerPresence, at: Instant, rules: Rules): Draft[] {
  const due = deadlinesOf(chat, rules).filter((deadline) => deadline.at <= at);
  // After an outage several may be due: reminders come after everything that settles the chat.
  for (const deadline of due.sort((one, other) => Number(isReminder(one)) - Number(isReminder(other)))) {
    const drafts = becomes(chat, deadline, presence);
    if (drafts.length > 0) return drafts;
  }
  return [];
}

function requeue({ state }: Chat, { lostRequeue, lostGrace }: Rules): Deadline[] {
  if (state.status !== 'open' || state.agentLostAt === null) return [];
  return [{ kind: 'requeue', at: state.agentLostAt + lostRequeue - lostGrace }];
}

const REMINDERS: ReadonlySet<Deadline['kind']> = new Set(['nudge', 'hold', 'lead']);

function isReminder({ kind }: Deadline): boolean {
  return REMINDERS.has(kind);
}

const SYSTEM = { role: 'system' } as const;

function becomes(chat: Chat, deadline: Deadline, presence: CustomerPresence): Draft[] {
  switch (deadline.kind) {
    case 'harassment':
      return harassment.due.harassment.becomes(chat, presence);
    case 'requeue':
      return [{ kind: 'transferred', by: SYSTEM, data: { to: null, why: 'agent_lost' } }];
    case 'nudge':
    case 'idle':
    case 'abandoned':
      return idle.due[deadline.kind].becomes(chat, presence);
    case 'decision':
      return abuse.due.decision.becomes(chat, presence);
    case 'hold':
      return hold.due.hold.becomes(chat, presence);
    case 'lead':
      return owes.due.lead.becomes(chat, presence);
  }
}
