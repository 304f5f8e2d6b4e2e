import {
  hoursText,
  intervalOf,
  parseHours,
  WEEKDAYS,
  wireInterval,
  type Interval,
  type StoredCalendar,
  type Weekday,
  type WireDay,
  type WireInterval,
  type WireWeek,
} from '../../../protocol/calendar.ts';
import { everyDay, type Calendar, type DayHours } from './calendar.ts';
import { OpenHours } from './open-hours.ts';

/** The hours of the desk, as everybody asks them. [P10] */
export interface ServiceHours {
  calendar: Calendar;
  open: OpenHours;
  /** The week for people, in each language; the dates that differ from it are not in it. */
  text: Record<'zh-CN' | 'en', string>;
}

/** No dates that differ, and no week of its own: the same hours every day. */
export const NO_CALENDAR: StoredCalendar = { week: null, days: [] };

/** Reads `08:00-12:00,14:00-18:00`, the same every day; null if it is invalid. `00:00-24:00` is always. */
export function parseServiceHours(
  text: string,
  timeZone: string,
  { week, days }: StoredCalendar = NO_CALENDAR,
): ServiceHours | null {
  const intervals = parseHours(text);
  if (!intervals) return null;
  const calendar: Calendar = {
    timeZone,
    week: week ? weekFrom(week) : everyDay(intervals),
    days: new Map(days.map((day) => [day.date, dayFrom(day)])),
  };
  return { calendar, open: new OpenHours(calendar), text: week ? textsOf(calendar.week) : same(text) };
}

function same(text: string): ServiceHours['text'] {
  return { 'zh-CN': text, en: text };
}

/** A week of the wire in minutes. */
export function weekFrom(week: WireWeek): Calendar['week'] {
  const of = (day: Weekday) => intervalsFrom(week[day]);
  return {
    ...{ mon: of('mon'), tue: of('tue'), wed: of('wed'), thu: of('thu') },
    ...{ fri: of('fri'), sat: of('sat'), sun: of('sun') },
  };
}

function intervalsFrom(intervals: readonly WireInterval[]): Interval[] {
  return intervals.map(intervalOf).filter((interval) => interval !== null);
}

function dayFrom({ as, intervals = [] }: WireDay): DayHours {
  if (as !== undefined) return { kind: 'as', weekday: as };
  return intervals.length === 0 ? { kind: 'closed' } : { kind: 'own', intervals: intervalsFrom(intervals) };
}

/** A week as the wire writes it. */
export function wireWeek(week: Calendar['week']): WireWeek {
  const of = (day: Weekday) => week[day].map(wireInterval);
  return {
    ...{ mon: of('mon'), tue: of('tue'), wed: of('wed'), thu: of('thu') },
    ...{ fri: of('fri'), sat: of('sat'), sun: of('sun') },
  };
}

const WORDS = {
  'zh-CN': {
    ...{ mon: '周一', tue: '周二', wed: '周三', thu: '周四', fri: '周五', sat: '周六', sun: '周日' },
    ...{ to: '至', closed: '休息', next: '；' },
  },
  en: {
    ...{ mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
    ...{ to: ' to ', closed: 'closed', next: '; ' },
  },
} as const;

/** A week for people: days that follow each other with the same hours are said together. */
function textsOf(week: Calendar['week']): ServiceHours['text'] {
  const runs: { first: Weekday; last: Weekday; hours: string }[] = [];
  for (const weekday of WEEKDAYS) {
    const hours = hoursText(week[weekday]);
    const run = runs.at(-1);
    if (run?.hours === hours) run.last = weekday;
    else runs.push({ first: weekday, last: weekday, hours });
  }
  const [only] = runs;
  if (runs.length === 1 && only && only.hours !== '') return same(only.hours);
  const textIn = (locale: 'zh-CN' | 'en') => {
    const words = WORDS[locale];
    return runs
      .map(({ first, last, hours }) => {
        const days = first === last ? words[first] : `${words[first]}${words.to}${words[last]}`;
        return hours === '' && locale === 'zh-CN'
          ? `${days}${words.closed}`
          : `${days} ${hours || words.closed}`;
      })
      .join(words.next);
  };
  return { 'zh-CN': textIn('zh-CN'), en: textIn('en') };
}
