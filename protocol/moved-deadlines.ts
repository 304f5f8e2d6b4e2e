import { z } from 'zod';
import { PutCalendar, WireDays } from './calendar.ts';
import type { CaseNumber } from './cases.ts';
import { type CaseKind } from './cases.ts';
import { DepartmentId } from './departments.ts';
import { ImportSettings } from './settings.ts';

/** `POST /api/calendar/deadlines`: a change of the calendar or of the hours that has not been made, the desk's or a department's. */
export const PreviewDeadlines = z.strictObject({
  /** Whose dates change; left out: the desk's. */
  department: DepartmentId.optional(),
  week: PutCalendar.shape.week,
  days: WireDays.optional(),
  /** The service hours of every day, as the setting is written; null: the default, of a department the desk's. */
  hours: z.string().max(500).nullable().optional(),
  /** The desk's time zone, as the setting is written; null: the default. */
  timeZone: z.string().max(100).nullable().optional(),
  /** The last change of this setting is taken back, with the week that was given up for it. */
  undoes: z.enum(['serviceHours', 'timeZone']).optional(),
  /** A settings file is applied, with its hours, time zone and calendars. */
  file: ImportSettings.shape.text.optional(),
  /** The last change of the calendar is taken back. */
  undo: z.literal(true).optional(),
});

/** How many of the deadlines that move are named. */
export const MOVED_NAMED = 10;

/** A deadline in working hours that ends at another moment by another calendar. */
export interface MovedDeadline {
  number: z.output<typeof CaseNumber>;
  kind: CaseKind;
  /** Null: it stands in a queue. */
  owner: string | null;
  before: string;
  after: string;
}

/** How many running deadlines another calendar moves, and the first of them. */
export interface MovedDeadlines {
  count: number;
  /** The desk's, in which the moments are read. */
  timeZone: string;
  cases: MovedDeadline[];
}
