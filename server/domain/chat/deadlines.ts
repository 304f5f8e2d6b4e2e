import type { DeadlineKind } from '../../../protocol/chat.ts';
import type { Instant } from '../instant.ts';
import type { Rules } from '../rules.ts';
import type { Chat } from './chat.ts';

/** A moment at which a rule is asked about a chat. */
export interface Deadline {
  kind: DeadlineKind;
  at: Instant;
}

/** Every moment that a chat stands under, earliest first. [P1] [P2] [P3] [P7] */
export function deadlinesOf(chat: Chat, rules: Rules): Deadline[] {
  return [
    ...warningDeadlines(chat),
    ...promised(chat),
    ...awaited(chat, rules),
    ...stateDeadlines(chat, rules),
  ].sort((one, other) => one.at - other.at);
}

/** The one moment, if any, at which this chat may change by itself: what the sweep looks for. */
export function nextDue(chat: Chat, rules: Rules): Instant | null {
  const acting = deadlinesOf(chat, rules).filter(
    // A customer who has been silent since the warning is not judged when it runs out: the chat stays warned. [P2]
    ({ kind }) => kind !== 'harassment' || chat.warning?.heard !== 'silence',
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

function warningDeadlines(chat: Chat): Deadline[] {
  return chat.warning === null ? [] : [{ kind: 'harassment', at: chat.warning.until }];
}

/** What somebody waits for who was told a time: the agent for the lead [P3], the customer for the agent [P7]. */
function promised({ state, abuse, hold }: Chat): Deadline[] {
  if (state.status === 'closed') return [];
  return [
    ...(abuse.asked === null ? [] : [{ kind: 'decision' as const, at: abuse.asked.until }]),
    ...(hold === null || hold.reminded ? [] : [{ kind: 'hold' as const, at: hold.until }]),
  ];
}

/** A customer who waits too long, once for each wait. A message left for the next shift waits from when it is taken. */
function awaited({ state, waitingSince, leftMessage, leadToldAt }: Chat, rules: Rules): Deadline[] {
  if (state.status === 'closed' || waitingSince === null || leadToldAt !== null) return [];
  if (leftMessage && state.status === 'waiting') return [];
  const from = leftMessage && state.status === 'open' ? Math.max(waitingSince, state.openedAt) : waitingSince;
  return [{ kind: 'lead', at: from + rules.owesLead }];
}

function stateDeadlines(chat: Chat, rules: Rules): Deadline[] {
  const { state } = chat;
  switch (state.status) {
    case 'waiting':
      if (chat.leftMessage || state.front) return [];
      return [{ kind: 'abandoned', at: (chat.lastCustomerAt ?? state.queuedAt) + rules.idleClose }];
    case 'open': {
      const deadlines: Deadline[] = [];
      const silentSince = isThere(chat, rules) ? state.silentSince : null;
      if (silentSince !== null) deadlines.push({ kind: 'idle', at: silentSince + rules.idleClose });
      if (silentSince !== null && !state.nudged)
        deadlines.push({ kind: 'nudge', at: silentSince + rules.idleNudge });
      if (state.agentLostAt !== null)
        deadlines.push({ kind: 'requeue', at: state.agentLostAt + rules.lostRequeue - rules.lostGrace });
      return deadlines;
    }
    case 'closed':
      return [];
  }
}

/**
 * Whoever left a message while nobody was there, and was answered only after the idle time, is not silent: they have gone,
 * and find the answer when they come back. Their silence counts from when they have written again. [P1] [P10]
 */
function isThere(
  { leftMessage, cameBack, lastCustomerAt, lastAgentAt }: Chat,
  { idleClose }: Rules,
): boolean {
  if (!leftMessage || cameBack) return true;
  return (lastAgentAt ?? 0) - (lastCustomerAt ?? 0) < idleClose;
}
