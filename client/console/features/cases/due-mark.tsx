import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { CaseView } from '../../../../protocol/cases.ts';
import { Icon } from '../../parts/icon.tsx';
import { dateAndTime, daysAgo, lengthOf, timeOfDay } from '../../parts/times.ts';
import { isPast, isSoon } from '../../store/case-lists.ts';
import { useClock } from '../../store/clock.ts';
import { useSettings } from '../../store/settings.ts';

type Due = Pick<CaseView, 'dueAt' | 'warnAt' | 'due' | 'status' | 'warned' | 'overdue'>;

/**
 * When a case is due and how long that is from now, by colour, icon and word; pointing at it shows from when and how the
 * time was counted. Nothing for what is over or has no deadline.
 */
export function DueMark({ one, isShort = false }: { one: CaseView; isShort?: boolean }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const minute = useClock(({ now }) => Math.floor(now / 60_000) * 60_000);
  const { dueAt, status } = one;
  if (dueAt === null || status !== 'open') return null;
  const at = Date.parse(dueAt);
  const past = isPast(one, minute);
  const soon = isSoon(one, minute);
  const when = dayOfDue(dueAt, minute, language, t);
  const since = roughly(minute - at, language, t);
  const left = roughly(at - minute, language, t);
  const text = past
    ? t(isShort ? 'work.due.over' : 'work.due.overFull', { when, since })
    : t(soon ? 'work.due.soon' : 'work.due.by', { when, left });
  return (
    <span className={`wait ${past ? 'overdue' : soon ? 'due' : ''}`} title={wayTo(one)}>
      <Icon name={past ? 'warn' : 'clock'} size={12} />
      <time dateTime={dueAt}>{text}</time>
    </span>
  );

  function wayTo({ due }: Due): string {
    const full = dateAndTime(dueAt ?? '', language);
    if (due === null) return full;
    const way = t('work.due.way', { at: full, from: dateAndTime(due.startedAt, language) });
    if (due.length === null) return way;
    return `${way} · ${t(`work.due.${due.calendar}`, { length: roughly(due.length, language, t) })}`;
  }
}

const MINUTE_MS = 60_000;

/** When something is due: `Today 15:00`, `Tomorrow 09:30`, else the date with its year, so that it is never doubtful. */
export function dayOfDue(dueAt: string, now: number, language: string, t: TFunction): string {
  const time = timeOfDay(dueAt, language);
  const days = -daysAgo(dueAt, now);
  if (days === 0) return t('work.due.today', { time });
  return days === 1 ? t('work.due.tomorrow', { time }) : dateAndTime(dueAt, language);
}

/** A length of time in one unit, rounded down: `3 hours`, `2 days`. */
function roughly(ms: number, language: string, t: TFunction): string {
  const minutes = Math.floor(Math.abs(ms) / MINUTE_MS);
  if (minutes < 1) return t('work.due.lessThanMinute');
  if (minutes < 120) return lengthOf(minutes, language);
  const hours = Math.floor(minutes / 60);
  return lengthOf(hours < 48 ? hours * 60 : Math.floor(hours / 24) * 1440, language);
}
