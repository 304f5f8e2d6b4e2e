import { z } from 'zod';
import { SET_UP_STEPS, type SetUpStep } from '../../../protocol/set-up.ts';

/** The key under which the set-up of a new desk is stored, beside the settings. */
export const SET_UP_KEY = 'setUp';

const SetUp = z.object({ past: z.array(z.enum(SET_UP_STEPS)) });

/** The set-up of a new desk as it is stored: the steps that were done or skipped. */
export type SetUp = z.infer<typeof SetUp>;

/** With what it begins. */
export const NEW_SET_UP: SetUp = { past: [] };

/** The set-up that has not ended; null on a desk that never had one, or where all of its steps are past. */
export function setUpIn(kept: { value: unknown } | null): SetUp | null {
  const read = SetUp.safeParse(kept?.value);
  return read.success && !isEnded(read.data) ? read.data : null;
}

/** The set-up once these steps are past too, in the order of the steps. */
export function withPast({ past }: SetUp, steps: readonly SetUpStep[]): SetUp {
  return { past: SET_UP_STEPS.filter((step) => past.includes(step) || steps.includes(step)) };
}

/** Whether nothing is left to do. */
export function isEnded({ past }: SetUp): boolean {
  return SET_UP_STEPS.every((step) => past.includes(step));
}
