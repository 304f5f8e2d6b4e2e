import { isIP } from 'node:net';
import { z } from 'zod';

/** Units of time in milliseconds. */
export const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A length of time, `90s`, in milliseconds. */
export const Duration = z
  .string()
  .regex(/^\d{1,6}[smhd]$/, 'must be a duration such as 90s, 5m, 1h or 1d')
  .transform((text) => Number(text.slice(0, -1)) * UNITS[text.slice(-1) as keyof typeof UNITS])
  .refine((ms) => ms > 0, 'must be longer than nothing');

/** The address of a website, without a path. */
export const Origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    'must be an http(s) address',
  )
  .transform((text) => new URL(text).origin);

/** Yes or no, `1` or `0`. */
export const Flag = z.enum(['0', '1'], 'must be 0 or 1').transform((text) => text === '1');
/** A whole number between bounds. */
export const Whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((number) => number >= min && number <= max, `must be a whole number from ${min} to ${max}`);

/** Whether the calendar knows this time zone. */
export function isTimeZone(zone: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Whether a text is an IP address or the name of a host; numbers with dots that are no address are neither. */
export function isHost(text: string): boolean {
  if (isIP(text) > 0) return true;
  return (
    /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(text) &&
    /[a-z]/i.test(text)
  );
}
