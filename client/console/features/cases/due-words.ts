import type { TFunction } from 'i18next';
import { dateAndTime, daysAgo, lengthOf, timeOfDay } from '../../parts/times.ts';

const MINUTE_MS = 60_000;

/** When something is due: `Today 15:00`, `Tomorrow 09:30`, else the date with its year, so that it is never doubtful. */
export function dayOfDue(dueAt: string, now: number, language: string, t: TFunction): string {
  const time = timeOfDay(dueAt, language);
  const days = -daysAgo(dueAt, now);
  if (days === 0) return t('work.due.today', { time });
  return days === 1 ? t('work.due.tomorrow', { time }) : dateAndTime(dueAt, language);
}

/** A length of time in one unit, rounded down: `3 hours`, `2 days`. */
export function roughly(ms: number, language: string, t: TFunction): string {
  const minutes = Math.floor(Math.abs(ms) / MINUTE_MS);
  if (minutes < 1) return t('work.due.lessThanMinute');
  if (minutes < 120) return lengthOf(minutes, language);
  const hours = Math.floor(minutes / 60);
  return lengthOf(hours < 48 ? hours * 60 : Math.floor(hours / 24) * 1440, language);
}
