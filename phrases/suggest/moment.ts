import type { Temporal } from 'temporal-polyfill';

// Times of the day in words: "明天下午5点前", "by 5 pm tomorrow". What can be read in two ways is no time: nobody is held to a
// guess.

type Zoned = Temporal.ZonedDateTime;

/** Between midnight and this hour, "tomorrow" may mean the day that has just begun. */
const NIGHT_ENDS = 5;
/** Later than in so many days, nobody promises an answer within a chat. */
const WITHIN_DAYS = 31;

const hourZh = String.raw`(?:\d{1,2}|十[一二]?|二十[一二三]?|[一二两三四五六七八九])`;
const dayZh =
  '(?<day>今天|今日|今(?=[晚早])|明天|明日|明(?=[晚早])|后天|(?<nextWeek>下)?(?:这|本)?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])|(?:(?<month>\\d{1,2})月)?(?<date>\\d{1,2})[号日])';
const partZh = '(?<part>凌晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚|夜里)';
const clockZh = `(?:(?<hour>${hourZh})(?:[点时](?!间|候|段)(?:(?<half>半)|(?<quarter>[一三])刻|(?<minute>\\d{1,2})分?)?|[:：](?<minutes>\\d{2})))`;
const zh = new RegExp(`${dayZh}?[\\s的]{0,2}${partZh}?\\s?${clockZh}`, 'u');

const weekdays = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday';
const dayEn = (name: string): string =>
  `(?<${name}>today|tonight|tomorrow|(?:(?:this|on|by) )?(?:${weekdays}))`;
const clockEn = String.raw`(?<hour>\d{1,2})(?::(?<minutes>\d{2}))?\s?(?<half>a\.?m\.?|p\.?m\.?|o'clock)?(?![\d:%])`;
const en = new RegExp(
  String.raw`(?:${dayEn('before')}(?: (?:morning|afternoon|evening))?,? )?(?:(?:by|before|until|at) )?(?<named>noon|midday|${clockEn})(?:,? (?:on )?${dayEn('after')})?(?: (?<part>morning|afternoon|evening))?`,
  'iu',
);
/** What makes a number in an English sentence a time of the day. */
const aTimeEn =
  /\b(?:by|before|until|at) (?:(?:tomorrow|today) )?(?:at )?$|[:.]|[ap]\.?m|o'clock|noon|midday/iu;

const numbers = new Map(Array.from('零一二三四五六七八九', (digit, value) => [digit, value]));
const WEEKDAYS_ZH = '一二三四五六日';

/**
 * The moment that a sentence names, in the time zone of `now`; null if it names none, one that has passed, or one that is
 * doubtful: 5 点 without its part of the day, 中午 10 点, "tomorrow" after midnight.
 */
export function momentIn(text: string, now: Zoned): Zoned | null {
  const found = zhMoment(text, now) ?? enMoment(text, now);
  if (found === null) return null;
  const isAhead = found.epochMilliseconds > now.epochMilliseconds;
  return isAhead && found.epochMilliseconds < now.add({ days: WITHIN_DAYS }).epochMilliseconds ? found : null;
}

function zhMoment(text: string, now: Zoned): Zoned | null {
  const groups = zh.exec(text)?.groups;
  if (groups === undefined) return null;
  const said = valueOf(groups['hour'] ?? '');
  // 14:00 says which half of the day it is; 2:00 does not.
  const hour = hourIn(groups['part'], said, said >= 13);
  const minute = minuteOf(groups);
  const day = zhDay(groups, now);
  return hour === null || minute === null || day === null ? null : atTime(day, hour, minute);
}

function minuteOf(groups: Record<string, string | undefined>): number | null {
  if (groups['half'] !== undefined) return 30;
  if (groups['quarter'] !== undefined) return groups['quarter'] === '一' ? 15 : 45;
  const minute = Number(groups['minute'] ?? groups['minutes'] ?? 0);
  return minute < 60 ? minute : null;
}

/** The hours that each part of the day may name, and how many are added to those of the clock's face. */
const PARTS: readonly [RegExp, (hour: number) => number | null][] = [
  [/^凌晨/u, (hour) => within(hour, 0, 5)],
  [/^(?:早|上午)/u, (hour) => within(hour, 5, 11)],
  [/^中午/u, (hour) => within(hour, 11, 12) ?? (hour === 1 ? 13 : null)],
  [/^(?:下午|傍晚)/u, (hour) => within(hour, 12, 19) ?? within(hour + 12, 13, 19)],
  [/^(?:晚|夜里)/u, (hour) => within(hour, 18, 23) ?? within(hour + 12, 18, 23)],
];

function within(hour: number, from: number, to: number): number | null {
  return hour >= from && hour <= to ? hour : null;
}

/** The hour, 0 to 23, by the part of the day; null where they do not fit, or where the part that is needed is missing. */
function hourIn(part: string | undefined, hour: number, isPlain: boolean): number | null {
  if (part === undefined) return isPlain ? within(hour, 0, 23) : null;
  return PARTS.find(([pattern]) => pattern.test(part))?.[1](hour) ?? null;
}

function zhDay(groups: Record<string, string | undefined>, now: Zoned): Zoned | null {
  const { day, weekday, nextWeek, month, date } = groups;
  if (day === undefined || day.startsWith('今')) return now;
  if (date !== undefined) return onDate(now, month === undefined ? now.month : Number(month), Number(date));
  if (weekday !== undefined) {
    const wanted = WEEKDAYS_ZH.indexOf(weekday === '天' ? '日' : weekday) + 1;
    const ahead = wanted - now.dayOfWeek + (nextWeek === undefined ? 0 : 7);
    return ahead < 0 ? null : now.add({ days: ahead });
  }
  if (now.hour < NIGHT_ENDS) return null;
  return now.add({ days: day === '后天' ? 2 : 1 });
}

/** A date of this year, or of the next if it has passed; null if there is no such day. */
function onDate(now: Zoned, month: number, day: number): Zoned | null {
  try {
    const here = now.with({ month, day }, { overflow: 'reject' });
    const isPast = here.toPlainDate().toString() < now.toPlainDate().toString();
    return isPast ? here.add({ years: 1 }) : here;
  } catch {
    return null;
  }
}

function enMoment(text: string, now: Zoned): Zoned | null {
  const found = en.exec(text);
  const groups = found?.groups;
  if (groups === undefined || !aTimeEn.test(found?.[0].replace(/\d+$/u, '') ?? '')) return null;
  const { before, after, part, named } = groups;
  const hour = /^(?:noon|midday)$/iu.test(named ?? '') ? 12 : enHour(groups, part);
  const day = enDay((before ?? after)?.toLowerCase(), now);
  return hour === null || day === null ? null : atTime(day, hour, Number(groups['minutes'] ?? 0));
}

function enHour(
  { hour: digits, half = '' }: Record<string, string | undefined>,
  part: string | undefined,
): number | null {
  const hour = Number(digits);
  if (/^[ap]/iu.test(half)) {
    const face = within(hour, 1, 12);
    return face === null ? null : (face % 12) + (/^p/iu.test(half) ? 12 : 0);
  }
  if (hour >= 13 || part === undefined) return within(hour, 13, 23);
  return /morning/iu.test(part) ? within(hour, 5, 11) : within(hour + 12, 13, 23);
}

function enDay(day: string | undefined, now: Zoned): Zoned | null {
  if (day === undefined || day === 'today' || day === 'tonight') return now;
  if (day === 'tomorrow') return now.hour < NIGHT_ENDS ? null : now.add({ days: 1 });
  const wanted = weekdays.split('|').indexOf(day.split(' ').at(-1) ?? '') + 1;
  return now.add({ days: (wanted - now.dayOfWeek + 7) % 7 });
}

function atTime(day: Zoned, hour: number, minute: number): Zoned | null {
  if (minute > 59) return null;
  return day.with({ hour, minute, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 });
}

function valueOf(hour: string): number {
  if (/^\d/u.test(hour)) return Number(hour);
  if (hour === '两') return 2;
  const [tens, ones] = hour.split('十');
  if (ones === undefined) return numbers.get(hour) ?? 0;
  return (tens === '' ? 1 : (numbers.get(tens ?? '') ?? 1)) * 10 + (numbers.get(ones) ?? 0);
}
