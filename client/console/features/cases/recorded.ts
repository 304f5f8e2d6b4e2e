import { isComplexComplaint } from '../../../../phrases/suggest/complexity.ts';
import { promiseIn } from '../../../../phrases/suggest/promise.ts';
import type { ComplaintClass } from '../../../../protocol/cases.ts';
import type { DeskFacts, Suggestions } from '../../../../protocol/desk.ts';
import type { Entry } from '../../../../protocol/entry.ts';
import type { RecordedKind } from '../../store/view.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How many of the latest messages can be chosen. */
const OFFERED = 20;

/** The lengths that can be chosen for each kind that has a time of its own, in milliseconds. [P7] [P9] */
export const LENGTHS = {
  promise: [
    15 * MINUTE_MS,
    30 * MINUTE_MS,
    HOUR_MS,
    2 * HOUR_MS,
    4 * HOUR_MS,
    12 * HOUR_MS,
    DAY_MS,
    2 * DAY_MS,
  ],
  followUp: [DAY_MS, 3 * DAY_MS, 7 * DAY_MS, 14 * DAY_MS, 30 * DAY_MS],
} as const;

/** Situations of the manual in which a complaint is about the service; all others are about a product. */
const SERVICE = /^(?:complaint_agent|complaint_slow|friction)$/;

/** The messages that a case can be about, the latest first: a promise is the agent's words, all else the customer's. */
export function messagesFor(kind: RecordedKind, entries: readonly Entry[]): Entry[] {
  const isTheirs = ({ by }: Entry): boolean => (kind === 'promise') === (by.role !== 'customer');
  return entries
    .filter((entry) => entry.kind === 'message' && (entry.text ?? '') !== '' && isTheirs(entry))
    .slice(-OFFERED)
    .toReversed();
}

/** What the detector's situations say of a complaint; all of it can be changed. [P5] */
export function guessed(
  suggestions: Suggestions | undefined,
  entries: readonly Entry[],
): { about: ComplaintClass; isComplex: boolean } {
  const situations = (suggestions?.situations ?? []).map(({ id }) => id);
  const lines = messagesFor('complaint', entries).map(({ text = '' }) => ({ text }));
  return {
    about: situations.some((id) => SERVICE.test(id)) ? 'service' : 'quality',
    isComplex: isComplexComplaint(situations, lines),
  };
}

/** How long what is recorded runs, in milliseconds: by the words of the promise, else as the desk is used to. [P7] [P9] */
export function lengthFor(kind: 'promise' | 'followUp', text: string, profile: DeskFacts | null): number {
  if (kind === 'followUp') return profile?.cases?.followUpAfter ?? 7 * DAY_MS;
  const promised = promiseIn(text, undefined);
  if (promised === 'moment') return (profile?.holdMinutes ?? 2) * MINUTE_MS;
  if (promised === null || promised === 'hours') return (profile?.complaintHours ?? 12) * HOUR_MS;
  return promised.ms;
}
