import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../protocol/cases.ts';
import { Icon } from '../../parts/icon.tsx';
import { dateAndTime } from '../../parts/times.ts';
import { isPast, isSoon } from '../../store/case-lists.ts';
import { useClock } from '../../store/clock.ts';
import { useSettings } from '../../store/settings.ts';
import { dayOfDue, roughly } from './due-words.ts';

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
