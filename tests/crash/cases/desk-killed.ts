import type { Case, Measured } from '../case.ts';
import { builtDesk } from '../../wire/build.ts';
import { Load } from '../load/load.ts';
import type { DeskStart } from '../stage/desk-process.ts';
import { Stage } from '../stage/stage.ts';
import { until } from '../until.ts';

/** `kill -9` of the one process with the embedded database, in the moment of an acknowledgement. */
export const deskKilled: Case = {
  name: 'desk killed (SQLite)',
  hypothesis: 'What was acknowledged is on disk: a killed process loses none of it.',
  injection:
    'kill -9 in the very moment of the n-th acknowledgement, again and again, under load from 50 chats (20 in the quick form)',
  expected: 'nothing lost or doubled, one order for all, every screen whole again without a person',
  needs: [],
  isQuick: true,
  run: ({ pick }) => killAgainAndAgain({}, { rounds: pick(1, 12), chats: pick(20, 50) }),
};

/** Kills and starts so often, under load. */
export async function killAgainAndAgain(
  start: DeskStart,
  { rounds, chats }: { rounds: number; chats: number },
): Promise<Measured> {
  const stage = await Stage.embedded(start);
  const load = await Load.begin(stage, { pace: 200, chats, silent: 0 });
  const [desk] = stage.desks;
  load.speak();
  const back: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await killAt(load, 50 + ((round * 271) % 300), () => desk!.signal('SIGKILL'));
    await desk!.kill();
    // A mutant has done what it was for.
    await desk!.start({ build: builtDesk() });
    back.push(await load.caughtUp(20_000).catch(() => Infinity));
  }
  const faults = await load.faults();
  const { again } = load.ledger;
  // Some were cut off in the middle of a message, or nothing has been tried.
  if (again === 0) faults.push('nobody had to send anything again');
  const figures = {
    kills: rounds,
    acknowledged: load.acknowledged,
    'sent again': again,
    'all served again after (ms)': Math.max(...back),
  };
  return { faults, figures };
}

/** Strikes in the very moment in which so many more acknowledgements have come. */
export async function killAt(load: Load, count: number, strike: () => void): Promise<void> {
  let left = count;
  load.ledger.onAcknowledged = () => {
    left -= 1;
    if (left === 0) strike();
  };
  await until('the moment to strike has come', () => left <= 0, 60_000);
  load.ledger.onAcknowledged = () => undefined;
}
