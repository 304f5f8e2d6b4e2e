import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';

/** Lets a test move the time of a desk's process. Without this environment there is no way to. */
export const LEAPING: Record<string, string> = {
  NODE_OPTIONS: `--import=${join(__dirname, 'leaping-time.mjs')}`,
};

/**
 * `leap`: so many milliseconds have passed at once; what was due meanwhile is due now. `hold`: it passes by leaps alone,
 * until `release`.
 */
export type Wish = { wish: 'leap'; ms: number } | { wish: 'hold' | 'release' };

const Done = z.object({ at: z.number() });

/** Carries a wish out; gives the process's time after it, in milliseconds since 1970. Rejects if the process has ended. */
export function leapingTime(desk: ChildProcess, wish: Wish): Promise<number> {
  return new Promise((resolve, reject) => {
    const gone = (): void => reject(new Error('The process has ended.'));
    desk.once('exit', gone);
    desk.once('message', (message) => {
      desk.off('exit', gone);
      resolve(Done.parse(message).at);
    });
    desk.send(wish);
  });
}
