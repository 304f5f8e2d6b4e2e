import { setTimeout as pause } from 'node:timers/promises';
import type { Call, Paced } from '../calls.ts';
import { messageOf } from '../messages.ts';
import { quantile } from '../statistics.ts';
import type { Crowd } from './gather.ts';

/** Stands before a message's number, so that it is found without reading the rest. */
const MARK = '№';
/** What has not arrived by then counts as if it had arrived then; `seen` tells. */
const LAST_WAIT_MS = 5000;
const LOOK_AGAIN_MS = 2;
let runs = 0;

/** Sends by the clock, whatever the answers do, and takes the time until the agent has each message. */
export async function keepPace(
  { customers, agents }: Crowd,
  { perSecond, ms }: Extract<Call, { ask: 'pace' }>,
): Promise<Paced> {
  const run = (runs += 1);
  const sentAt: number[] = [];
  const delays: number[] = [];
  const hear = (packet: string): void => {
    const now = performance.now();
    const mark = packet.indexOf(MARK);
    const at = mark < 0 ? undefined : sentAt[Number.parseInt(packet.slice(mark + 1, mark + 10), 10)];
    if (at !== undefined) delays.push(now - at);
  };
  for (const agent of agents) agent.on('entry', hear);
  const began = performance.now();
  for (;;) {
    const elapsed = performance.now() - began;
    if (elapsed >= ms) break;
    while (sentAt.length < (elapsed * perSecond) / 1000) {
      const number = sentAt.length;
      const text = `${messageOf(number)} ${MARK}${number}`;
      sentAt.push(performance.now());
      customers[number % customers.length]?.emit(
        'message',
        { clientId: `p${run}.${number}`, text },
        () => {},
      );
    }
    await pause(1);
  }
  const until = performance.now() + LAST_WAIT_MS;
  while (delays.length < sentAt.length && performance.now() < until) await pause(LOOK_AGAIN_MS);
  for (const agent of agents) agent.off('entry', hear);
  const missing = Array.from({ length: sentAt.length - delays.length }, () => performance.now() - began);
  const all = [...delays, ...missing];
  return {
    sent: sentAt.length,
    seen: delays.length,
    p50: quantile(all, 0.5),
    p99: quantile(all, 0.99),
  };
}
