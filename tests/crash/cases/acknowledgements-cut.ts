import type { Case, Measured } from '../case.ts';
import { Load } from '../load/load.ts';
import type { DeskStart } from '../stage/desk-process.ts';
import type { Proxy } from '../stage/proxy.ts';
import { Stage } from '../stage/stage.ts';
import { until } from '../until.ts';

/** An acknowledgement on the wire of Socket.IO, in one of our namespaces. */
const ACKNOWLEDGEMENT = /43\/(customer|desk),\d+\[/;

/** The way between the clients and the desk is cut in the middle of an acknowledgement. */
export const acknowledgementsCut: Case = {
  name: 'acknowledgements cut in the middle',
  hypothesis: 'Who did not hear the answer sends again, and it is stored once.',
  injection:
    'a proxy between clients and desk passes half of every 25th acknowledgement, then cuts that connection',
  expected: 'nothing lost or doubled; what was acknowledged is what is kept',
  needs: [],
  isQuick: true,
  run: ({ pick }) => cutAcknowledgements({}, { cuts: pick(10, 400), chats: pick(20, 50) }),
};

/** Talks on until so many acknowledgements have been cut. */
export async function cutAcknowledgements(
  start: DeskStart,
  { cuts, chats }: { cuts: number; chats: number },
): Promise<Measured> {
  const stage = await Stage.embedded(start);
  const load = await Load.begin(stage, { pace: 100, chats, silent: 0 });
  const count = cutEvery(stage.fronts, 25);
  load.speak();
  await until('enough was cut', () => count() >= cuts, 120_000);
  for (const front of stage.fronts) front.clear();
  const done = count();
  const faults = await load.faults();
  const { again } = load.ledger;
  if (again === 0) faults.push('nobody had to send anything again');
  return { faults, figures: { cuts: done, acknowledged: load.acknowledged, 'sent again': again } };
}

/** Halves every so-many-th acknowledgement on these ways; gives how many it has. */
export function cutEvery(fronts: readonly Proxy[], nth: number): () => number {
  let seen = 0;
  for (const front of fronts)
    front.onBack((piece) => {
      if (!ACKNOWLEDGEMENT.test(piece.toString('latin1'))) return 'pass';
      seen += 1;
      return seen % nth === 0 ? 'half' : 'pass';
    });
  return () => Math.floor(seen / nth);
}
