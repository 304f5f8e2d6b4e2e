import type { AwayCause } from '../../../protocol/status.ts';
import type { Duration, Instant } from '../instant.ts';
import type { Away } from './standing.ts';

/** What the timeline says of somebody who has a console open. Who has none is not in it. */
export interface Doing {
  state: 'online' | 'away';
  /** Of who is away. */
  cause: AwayCause | null;
  reason: string | null;
  /** The colleague who set it. */
  by: string | null;
  /** Open chats at once, and how many they may have. */
  chats: number;
  capacity: number;
}

/** For how long somebody did the same; `to` is null while they still do. */
export interface Span extends Doing {
  account: string;
  from: Instant;
  to: Instant | null;
}

/** The facts that a timeline follows from, as they are stored. */
export interface StandingFacts {
  status: 'online' | 'away';
  away: Away | null;
  /** Since when they have no console open; null while they have one. */
  lostAt: Instant | null;
  chats: number;
  capacity: number;
}

/**
 * A timeline says what somebody did minute by minute. What is shorter is not kept apart: a change within a minute of the
 * last one takes its place, and who is back within a minute at what they did before has not been gone. So there are at
 * most 1,440 spans for a person and day, however often they switch.
 */
export const TIMELINE_GRAIN: Duration = 60_000;

/** What somebody does at this moment; null without a console. */
export function doingOf({ status, away, lostAt, chats, capacity }: StandingFacts): Doing | null {
  if (lostAt !== null) return null;
  const why = status === 'away' ? away : null;
  return {
    state: status,
    cause: why?.cause ?? null,
    reason: why?.reason ?? null,
    by: why?.by ?? null,
    ...{ chats, capacity },
  };
}

/**
 * When that began, if the facts tell; else the moment at which it was noticed. Who opens a console again (`isRunning`
 * false) while they are still away has not been away at it before.
 */
export function beganAt(
  { status, away, lostAt }: StandingFacts,
  { noticed, isRunning }: { noticed: Instant; isRunning: boolean },
): Instant {
  if (lostAt !== null) return Math.min(lostAt, noticed);
  return isRunning && status === 'away' && away !== null ? Math.min(away.since, noticed) : noticed;
}

/** How the stored spans of a person change; each is known by the moment of its beginning. */
export interface TimelineChange {
  removed: Instant[];
  /** To be stored, in place of the span that began at the same moment, if there is one. */
  kept: Span[];
}

const NO_CHANGE: TimelineChange = { removed: [], kept: [] };

/**
 * What becomes of a person's timeline when they do something else. `latest`: their last two spans, the newest first.
 * `doing` null: they have no console open. Pure.
 */
export function nextSpans(
  account: string,
  latest: readonly Span[],
  doing: Doing | null,
  at: Instant,
): TimelineChange {
  const [last] = latest;
  const isRunning = last !== undefined && last.to === null;
  // Moments of two processes may have crossed.
  const now = last === undefined ? at : Math.max(at, last.from, last.to ?? last.from);
  if (doing === null) return isRunning ? ended(last, now) : NO_CHANGE;
  if (last === undefined) return begun(account, doing, now);
  if (isSame(last, doing)) return isRunning ? NO_CHANGE : again(account, last, doing, now);
  if (now - last.from < TIMELINE_GRAIN) return instead(latest, doing);
  const before = isRunning ? [{ ...last, to: now }] : [];
  return { removed: [], kept: [...before, ...begun(account, doing, now).kept] };
}

function begun(account: string, doing: Doing, from: Instant): TimelineChange {
  return { removed: [], kept: [{ ...doing, account, from, to: null }] };
}

function ended(last: Span, to: Instant): TimelineChange {
  return to === last.from ? { removed: [last.from], kept: [] } : { removed: [], kept: [{ ...last, to }] };
}

/** A reload, a tunnel: nobody was gone. */
function again(account: string, last: Span, doing: Doing, at: Instant): TimelineChange {
  const isBack = at - (last.to ?? at) < TIMELINE_GRAIN;
  return isBack ? { removed: [], kept: [{ ...last, to: null }] } : begun(account, doing, at);
}

/** In place of the last span; if that makes it what came just before, that one goes on. */
function instead([last, before]: readonly Span[], doing: Doing): TimelineChange {
  if (last === undefined) return NO_CHANGE;
  if (before?.to === last.from && isSame(before, doing))
    return { removed: [last.from], kept: [{ ...before, to: null }] };
  return { removed: [], kept: [{ ...last, ...doing, to: null }] };
}

function isSame(one: Doing, other: Doing): boolean {
  return (
    one.state === other.state &&
    one.cause === other.cause &&
    one.reason === other.reason &&
    one.by === other.by &&
    one.chats === other.chats &&
    one.capacity === other.capacity
  );
}
