const formats = new Map<string, Intl.DateTimeFormat>();

/** Hours and minutes in the reader's own time zone. */
export function timeOfDay(iso: string, language: string): string {
  return format(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, iso);
}

/** Day and time in the shortest clear form. */
export function dayAndTime(iso: string, language: string): string {
  const options = {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  return format(language, options, iso);
}

/** The time alone for today, else the day as well. */
export function timeOrDay(iso: string, language: string): string {
  return dayOf(iso) === new Date().toDateString() ? timeOfDay(iso, language) : dayAndTime(iso, language);
}

/** Day with year, and time: for what may be read much later. */
export function dateAndTime(iso: string, language: string): string {
  const options = {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  return format(language, options, iso);
}

/** Day with year, and time, in another time zone. */
export function momentIn(timeZone: string, iso: string, language: string): string {
  const options = { timeZone, dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' } as const;
  return format(language, options, iso);
}

/** Hours and minutes in another time zone. */
export function timeIn(timeZone: string, iso: string, language: string): string {
  return format(language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, iso);
}

/** Month and day in another time zone. */
export function shortDayIn(timeZone: string, iso: string, language: string): string {
  return format(language, { timeZone, month: 'numeric', day: 'numeric' }, iso);
}

/** A day with its weekday. */
export function dayName(iso: string, language: string): string {
  return format(language, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' }, iso);
}

/** The calendar day of a moment in the reader's time zone; equal for moments of the same day. */
export function dayOf(iso: string): string {
  return new Date(iso).toDateString();
}

/** The number of calendar days between a moment and now. */
export function daysAgo(iso: string, now: number): number {
  const day = new Date(iso).setHours(0, 0, 0, 0);
  return Math.round((new Date(now).setHours(0, 0, 0, 0) - day) / 86_400_000);
}

/** A duration, given in minutes, in the largest unit without a remainder: `1 day`, `90 minutes`; none is `0 minutes`. */
export function lengthOf(minutes: number, language: string): string {
  const [unit, length] =
    minutes !== 0 && minutes % 1440 === 0
      ? (['day', minutes / 1440] as const)
      : minutes !== 0 && minutes % 60 === 0
        ? (['hour', minutes / 60] as const)
        : (['minute', minutes] as const);
  const said = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(length);
  // Chinese is separated from digits by a space, as everywhere on the screen.
  return said.replace(/(\d)(?=\p{Script=Han})/u, '$1 ');
}

function format(language: string, options: Intl.DateTimeFormatOptions, iso: string): string {
  const name = language + JSON.stringify(options);
  const known = formats.get(name) ?? new Intl.DateTimeFormat(language, options);
  formats.set(name, known);
  return known.format(new Date(iso));
}
