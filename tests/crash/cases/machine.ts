import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case } from '../case.ts';
import { Load } from '../load/load.ts';
import { Stage } from '../stage/stage.ts';
import { judged, through } from './through.ts';

/** The machine has too little of something. One process with the embedded database. */
export const machine: Case[] = [
  {
    name: 'disk full for the data',
    hypothesis: 'On a full disk nothing is acknowledged; when there is room again everything goes on.',
    injection: 'the data on a file system of 24 MB that somebody fills for 10 s (2 s in the quick form)',
    expected: 'refused meanwhile, nothing acknowledged lost, served again without a person',
    needs: ['root'],
    isQuick: false,
    async run({ pick }) {
      const disk = mkdtempSync(join(tmpdir(), 'huashu-disk-'));
      spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk]);
      const filler = join(disk, 'filler');
      try {
        const stage = await Stage.embedded({}, join(disk, 'data'));
        const load = await Load.begin(stage, { chats: 20, silent: 0 });
        load.speak();
        const fill = (): unknown => spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=64k']);
        const felt = await through(load, {
          begin: fill,
          end: () => rmSync(filler),
          lasts: pick(2000, 10_000),
        });
        const judgement = await judged(load, [felt]);
        if (load.ledger.unavailable === 0) judgement.faults.push('the disk was never full');
        return judgement;
      } finally {
        spawnSync('umount', ['-l', disk]);
        rmSync(disk, { recursive: true, force: true });
      }
    },
  },
  {
    name: 'disk full for the logs',
    hypothesis: 'A desk that can log nothing serves on.',
    injection: 'stdout and stderr into /dev/full, level debug',
    expected: 'it starts, serves, and leaves in good order',
    needs: [],
    isQuick: false,
    run: () => talkOn({ after: '> /dev/full 2> /dev/full', env: { LOG_LEVEL: 'debug' } }, 20, 300),
  },
  {
    name: 'memory limit 256 MB',
    hypothesis: 'The desk serves 50 chats in 256 MB.',
    injection: 'a heap of 160 MB at most (--max-old-space-size), 50 chats; resident memory is measured',
    expected: 'resident memory stays below 256 MB, nothing lost or doubled',
    needs: [],
    isQuick: false,
    async run() {
      const stage = await Stage.embedded({ node: '--max-old-space-size=160' });
      const load = await Load.begin(stage, { pace: 100, silent: 0 });
      load.speak();
      await load.more(6000, 120_000);
      const most = stage.desks[0]!.memory().most;
      const faults = await load.faults();
      if (most >= 256) faults.push(`resident memory came to ${String(most)} MB`);
      return { faults, figures: { acknowledged: load.acknowledged, 'most resident (MB)': most } };
    },
  },
];

async function talkOn(
  start: Parameters<typeof Stage.embedded>[0],
  chats: number,
  lines: number,
): ReturnType<Case['run']> {
  const stage = await Stage.embedded(start);
  const load = await Load.begin(stage, { chats, silent: 0, pace: 200 });
  load.speak();
  await load.more(lines);
  const faults = await load.faults();
  return { faults, figures: { acknowledged: load.acknowledged } };
}
