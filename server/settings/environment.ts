import { isIP } from 'node:net';
import { z } from 'zod';

/** An invalid setting. Its message is one line that names the setting. */
export class BadSetting extends Error {
  override name = 'BadSetting';
}

/** Yes or no, `1` or `0`. */
export const Flag = z.enum(['0', '1'], 'must be 0 or 1').transform((text) => text === '1');
/** A whole number between bounds. */
export const Whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((number) => number >= min && number <= max, `must be a whole number from ${min} to ${max}`);

/** Whether a text is an IP address or the name of a host; numbers with dots that are no address are neither. */
export function isHost(text: string): boolean {
  if (isIP(text) > 0) return true;
  return (
    /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(text) &&
    /[a-z]/i.test(text)
  );
}
