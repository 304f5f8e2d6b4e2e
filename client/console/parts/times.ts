const formats = new Map<string, Intl.DateTimeFormat>();

/** Hours and minutes in the reader's own time zone. */
export function timeOfDay(iso: string, language: string): string {
  return format(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, iso);
}

/** Day and time, as short as it can be understood. */
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

/** The time alone if it is today's, else with its day. */
export function timeOrDay(iso: string, language: string): string {
  return dayOf(iso) === new Date().toDateString() ? timeOfDay(iso, language) : dayAndTime(iso, language);
}

/** Day with its year, and time: for what may be read long afterwards. */
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

/** Day with its year, and time, in another place than the reader's. */
export function momentIn(timeZone: string, iso: string, language: string): string {
  const options = { timeZone, dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' } as const;
  return format(language, options, iso);
}

/** A whole day with its weekday. */
export function dayName(iso: string, language: string): string {
  return format(language, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' }, iso);
}

/** Which day a moment falls on, in the reader's time zone; equal for moments of the same day. */
export function dayOf(iso: string): string {
  return new Date(iso).toDateString();
}

/** How many days lie between a moment and now, by the calendar. */
export function daysAgo(iso: string, now: number): number {
  const day = new Date(iso).setHours(0, 0, 0, 0);
  return Math.round((new Date(now).setHours(0, 0, 0, 0) - day) / 86_400_000);
}

/** A length of time, given in minutes, in the largest unit that it is whole in: `1 day`, `90 minutes`. */
export function lengthOf(minutes: number, language: string): string {
  const [unit, length] =
    minutes % 1440 === 0
      ? (['day', minutes / 1440] as const)
      : minutes % 60 === 0
        ? (['hour', minutes / 60] as const)
        : (['minute', minutes] as const);
  const said = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(length);
  // As everywhere on the screen, Chinese stands off from digits.
  return said.replace(/(\d)(?=\p{Script=Han})/u, '$1 ');
}

function format(language: string, options: Intl.DateTimeFormatOptions, iso: string): string {
  const name = language + JSON.stringify(options);
  const known = formats.get(name) ?? new Intl.DateTimeFormat(language, options);
  formats.set(name, known);
  return known.format(new Date(iso));
}
