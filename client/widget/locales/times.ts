import type { Texts } from './texts.ts';

/** Hours and minutes in the customer's time zone. */
export function timeOfDay(texts: Texts, at: string): string {
  return format(texts, at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** A day in words: today, yesterday, else weekday and date. `now` in Unix ms. */
export function dayName(texts: Texts, at: string, now: number): string {
  const day = dayOf(at);
  if (day === dayOf(now)) return texts.today;
  if (day === dayBeside(now, -1)) return texts.yesterday;
  if (day === dayBeside(now, 1)) return texts.tomorrow;
  return format(texts, at, { weekday: 'short', month: 'long', day: 'numeric' });
}

/** A time with its day, `明天 08:00`. */
export function momentName(texts: Texts, at: string, now: number): string {
  return `${dayName(texts, at, now)} ${timeOfDay(texts, at)}`;
}

/** The time alone for today, else with the day. */
export function timeOrDay(texts: Texts, at: string, now: number): string {
  return dayOf(at) === dayOf(now) ? timeOfDay(texts, at) : momentName(texts, at, now);
}

/** The calendar day in the customer's time zone, as a key. */
export function dayOf(at: string | number): string {
  return new Date(at).toDateString();
}

/** By calendar days: when the clocks change, a day has 23 or 25 hours. */
function dayBeside(now: number, days: number): string {
  const today = new Date(now);
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() + days, 12).toDateString();
}

function format(texts: Texts, at: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(texts.tag, options).format(new Date(at));
}
