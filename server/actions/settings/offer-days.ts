import type { z } from 'zod';
import type { CompareDays, DaysCompared } from '../../../protocol/calendar.ts';
import { compareDays } from '../../domain/calendar/compare-days.ts';
import { HolidayTables, lastYearOf, mainlandHolidays } from '../../domain/calendar/mainland-holidays.ts';
import { zoned } from '../../domain/days.ts';
import { CALENDAR_KEY } from '../../live/desk-settings.ts';
import type { Needs } from '../services.ts';

/** What importing days from a source would change; keeps nothing. [P10] */
export async function offerDays(
  { clock, settings }: Needs<'clock' | 'settings'>,
  asked: z.output<typeof CompareDays>,
): Promise<DaysCompared> {
  const { hours, locale } = settings.profile;
  const { timeZone } = hours.calendar;
  const today = zoned(clock.now(), timeZone).toPlainDate().toString();
  const kept = settings.calendar().days;
  const version = settings.stored(CALENDAR_KEY)?.version ?? 0;
  if (asked.source === 'ics') return { ...compareDays(kept, asked, today), knownUntil: null, version };
  const tables = await holidayTables();
  const days = mainlandHolidays(tables, today, locale);
  return { ...compareDays(kept, { source: 'cn', days }, today), knownUntil: lastYearOf(tables), version };
}

/** Loaded on demand, because a desk needs it once a year. */
async function holidayTables(): Promise<HolidayTables> {
  const { default: tables } = await import('chinese-days/dist/chinese-days.json');
  return HolidayTables.parse(tables);
}
