import { setTimeout as pass } from 'node:timers/promises';

export { pass };

/** Waits for a condition, looking often; throws with these words when it has not come to be in time (milliseconds). */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  most: number,
): Promise<number> {
  const began = performance.now();
  for (;;) {
    if (await isSo()) return Math.round(performance.now() - began);
    if (performance.now() - began > most) throw new Error(`In ${most} ms it did not come to be: ${what}`);
    await pass(20);
  }
}
