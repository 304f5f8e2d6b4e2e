import { isComplexComplaint } from '../../../../phrases/suggest/complexity.ts';
import { promiseIn } from '../../../../phrases/suggest/promise.ts';
import type { ComplaintClass } from '../../../../protocol/cases.ts';
import { cut } from '../../../../protocol/graphemes.ts';
import { TEXT_MAX } from '../../../../protocol/limits.ts';
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

/**
 * The messages that a case is about at first, in their order: of a promise its own words; of all else the whole turn of the customer
 * in which the complaint was recognised (`at`, its message), else their last one. A turn ends where somebody answers.
 */
export function matterOf(kind: RecordedKind, entries: readonly Entry[], at: number | undefined): Entry[] {
  const messages = entries.filter((entry) => entry.kind === 'message');
  const offered = messagesFor(kind, entries).toReversed();
  const last = offered.at(-1);
  if (kind === 'promise' || last === undefined) return last ? [last] : [];
  const told = (kind === 'complaint' ? offered.find(({ seq }) => seq === at) : undefined) ?? last;
  const others = messages.filter(({ by }) => by.role !== 'customer').map(({ seq }) => seq);
  const from = Math.max(0, ...others.filter((seq) => seq < told.seq));
  const to = Math.min(Infinity, ...others.filter((seq) => seq > told.seq));
  return offered.filter(({ seq }) => seq > from && seq < to);
}

/** Messages as the words of a case, a line each, as far as there is room. */
export function wordsOf(messages: readonly Entry[]): string {
  return cut(messages.map(({ text = '' }) => text).join('\n'), TEXT_MAX);
}

/** The words of a case after other messages were chosen: what somebody has written into them stays. */
export function rechosen(words: string, before: readonly Entry[], after: readonly Entry[]): string {
  if (words.trim() === wordsOf(before).trim()) return wordsOf(after);
  const gone = before.filter((one) => !after.includes(one));
  const kept = gone.reduce((left, { text = '' }) => left.replace(text, ''), words);
  const come = after.filter((one) => !before.includes(one));
  const lines = [kept.replace(/\n{2,}/g, '\n').trim(), ...come.map(({ text = '' }) => text)];
  return cut(lines.filter((line) => line !== '').join('\n'), TEXT_MAX);
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
