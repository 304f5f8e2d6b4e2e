import { setTimeout as pause } from 'node:timers/promises';
import type { Call, Flooded } from '../calls.ts';
import { messageOf } from '../messages.ts';
import { isGranted, type BareSocket } from './connect.ts';
import type { Crowd } from './gather.ts';

let floods = 0;

/**
 * Every customer keeps some messages on the way: an acknowledgement sends the next one. Counted are the
 * acknowledgements between two moments, the desk being warm at the first. Throws if the server cuts a customer off:
 * so it ends who sends much too fast, and an answer to them would be waited for in vain.
 */
export async function flood(
  { customers, agents, inFlight }: Crowd,
  { warmUpMs, ms }: Extract<Call, { ask: 'flood' }>,
): Promise<Flooded> {
  const run = (floods += 1);
  const count = { acknowledged: 0, refused: 0, heard: 0, suggested: 0 };
  let flowing = true;
  const hear = (): void => void (count.heard += 1);
  const follow = (): void => void (count.suggested += 1);
  for (const agent of agents) agent.on('entry', hear).on('suggestions', follow);
  const { cutOff, watchNoMore } = watchLines(customers);
  const flows = customers.flatMap((socket, who) =>
    Array.from({ length: inFlight }, (_, lane) => flow(socket, `${run}.${lane}.`, who + lane)),
  );
  function flow(socket: BareSocket, prefix: string, from: number): Promise<void> {
    return new Promise((resolve) => {
      let number = 0;
      const next = (packet: string): void => {
        if (isGranted(packet)) count.acknowledged += 1;
        else count.refused += 1;
        if (!flowing) return resolve();
        send();
      };
      const send = (): void => {
        number += 1;
        socket.emit('message', { clientId: `${prefix}${number}`, text: messageOf(from + number) }, next);
      };
      send();
    });
  }
  await Promise.race([pause(warmUpMs), cutOff]);
  const before = { ...count, at: performance.now() };
  await Promise.race([pause(ms), cutOff]);
  const seconds = (performance.now() - before.at) / 1000;
  const perSecond = (count.acknowledged - before.acknowledged) / seconds;
  const heardPerSecond = (count.heard - before.heard) / seconds;
  const suggestedPerSecond = (count.suggested - before.suggested) / seconds;
  flowing = false;
  await Promise.race([Promise.all(flows), cutOff]);
  watchNoMore();
  for (const agent of agents) agent.off('entry', hear).off('suggestions', follow);
  const { acknowledged: total, refused } = count;
  return { perSecond, heardPerSecond, suggestedPerSecond, total, refused };
}

/** A promise that fails when one of the lines breaks. */
function watchLines(customers: readonly BareSocket[]): { cutOff: Promise<never>; watchNoMore: () => void } {
  let fail: (error: Error) => void = () => undefined;
  const cutOff = new Promise<never>((_, reject) => (fail = reject));
  // Raced against at every wait; between two of them nobody listens.
  cutOff.catch(() => undefined);
  const lost = (why: string): void =>
    fail(new Error(`A customer was cut off (${why}): each sends too fast.`));
  for (const customer of customers) customer.once('disconnect', lost);
  return {
    cutOff,
    watchNoMore: () => {
      for (const customer of customers) customer.off('disconnect', lost);
    },
  };
}
