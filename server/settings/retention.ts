import { z } from 'zod';
import type { RetentionPeriods } from '../domain/retention-periods.ts';
import { UNITS } from './kinds.ts';

/** A time for which something is kept, `365d`; `0` is for ever. In milliseconds, null for ever. */
const Keep = z
  .string()
  .regex(/^(0|\d{1,5}[hd])$/, 'must be 0 (for ever) or a duration such as 24h or 365d')
  .transform((text) =>
    text === '0' ? null : Number(text.slice(0, -1)) * UNITS[text.endsWith('h') ? 'h' : 'd'],
  )
  // For a day a customer who comes back finds their closed chat again.
  .refine((ms) => ms === null || ms >= UNITS.d, 'must be 0 (for ever) or at least 1d');

/** How long things are kept, to be read with the other settings. */
export const RetentionSettings = {
  KEEP_CHATS: Keep.default(1095 * UNITS.d),
  KEEP_CONTACTS: Keep.default(1095 * UNITS.d),
  KEEP_RECORDS: Keep.default(365 * UNITS.d),
  KEEP_BLOCKS: Keep.default(180 * UNITS.d),
  CONFIRM_ERASURE: z.iso.date('must be a day such as 2026-11-29').nullable().default(null),
};

/** What the settings mean. */
export function retentionPeriodsOf(set: z.output<z.ZodObject<typeof RetentionSettings>>): RetentionPeriods {
  return {
    chats: set.KEEP_CHATS,
    contacts: set.KEEP_CONTACTS,
    records: set.KEEP_RECORDS,
    blocks: set.KEEP_BLOCKS,
  };
}
