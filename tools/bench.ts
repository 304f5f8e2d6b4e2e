// `npm run bench`: this desk beside a bare Socket.IO relay. `-- --json` prints one object on the last line, `-- --quick`
// takes half a minute, `-- --guard` fails if a ratio is ten times worse than its goal. All traffic stays on 127.0.0.1,
// everything started here ends with it.
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { BUILT } from './bench/children.ts';
import { checkP99us } from './bench/checking.ts';
import { scratchDatabase } from './bench/databases.ts';
import { detectP99us } from './bench/detecting.ts';
import { losses } from './bench/guard.ts';
import { enter, type Contender } from './bench/loading.ts';
import { summary, type Series } from './bench/measured.ts';
import { FULL, QUICK, stepsOf } from './bench/plan.ts';
import { perConnection } from './bench/remembering.ts';
import { report } from './bench/report.ts';
import { startAndRest, startDesk, startRelay } from './bench/servers.ts';
import { syncsMs } from './bench/syncing.ts';
import { sweepIdleMs, sweepLateMs } from './bench/sweeping.ts';
import { weigh } from './bench/weighing.ts';

const words = new Set(process.argv.slice(2));
const plan = words.has('--quick') ? QUICK : FULL;
const [busyBefore = 0] = loadavg();
const bar = new SingleBar({
  format: '{bar} {percentage}% | {eta_formatted} left | {what}',
  stream: process.stderr,
  noTTYOutput: true,
  notTTYSchedule: 5000,
  hideCursor: true,
});

const postgres = await enterPostgres();
const contenders: Contender[] = [
  await enter('relay', await startRelay(), plan),
  await enter('sqlite', await startDesk(), plan),
  ...('absent' in postgres ? [] : [postgres]),
];
bar.start(stepsOf(plan, contenders.length), 0, { what: 'starting' });

const syncs: number[] = [];
const series = new Map(contenders.map(({ name }) => [name, emptySeries()]));
for (let number = 1; number <= plan.rounds; number += 1) {
  for (const one of contenders) {
    const of = series.get(one.name);
    of?.floods.push(await step(`round ${number}: throughput, ${one.name}`, () => one.flood(plan)));
  }
  syncs.push(...syncsMs());
  for (const one of contenders) {
    const of = series.get(one.name);
    of?.paces.push(await step(`round ${number}: latency, ${one.name}`, () => one.pace(plan)));
  }
}
for (const one of contenders) await one.stop();

const relay = series.get('relay') ?? emptySeries();
const sqlite = series.get('sqlite') ?? emptySeries();
for (let number = 1; number <= plan.memoryRounds; number += 1) {
  const of = (start: () => ReturnType<typeof startDesk>) => () => perConnection(start, plan.connections);
  relay.memory.push(await step('memory, relay', of(startRelay)));
  sqlite.memory.push(
    await step(
      'memory, desk',
      of(() => startDesk()),
    ),
  );
}
const starts = [];
for (let number = 1; number <= plan.starts; number += 1) starts.push(await step('start', startAndRest));
const measured = {
  relay,
  sqlite,
  postgres: series.get('postgres') ?? null,
  postgresAbsent: 'absent' in postgres ? postgres.absent : null,
  starts,
  busyBefore,
  syncsMs: syncs,
  detectP99us: await step('detector', () =>
    Promise.resolve(detectP99us(plan.detections, join(BUILT, '../../../phrases/manual/zh-CN'))),
  ),
  checkP99us: await step('check of drafts', () =>
    Promise.resolve(checkP99us(plan.checks, join(BUILT, '../../../phrases/manual'))),
  ),
  sweepIdleMs: await step('sweep over many open chats', () => sweepIdleMs(plan.openChats)),
  sweepLateMs: await step('chats that are due', () => sweepLateMs(plan.dueChats)),
  ...weigh(join(BUILT, '..')),
};
bar.stop();

const figures = summary(measured);
if (!words.has('--json')) console.log(report(figures));
else console.log(`${report(figures)}\n${JSON.stringify(figures)}`);
const lost = words.has('--guard') ? losses(figures) : [];
for (const loss of lost) console.error(loss);
process.exit(lost.length > 0 ? 1 : 0);

async function step<T>(what: string, measure: () => Promise<T>): Promise<T> {
  bar.update({ what });
  const measured = await measure();
  bar.increment();
  return measured;
}

function emptySeries(): Series {
  return { floods: [], paces: [], memory: [] };
}

async function enterPostgres(): Promise<Contender | { absent: string }> {
  try {
    const scratch = await scratchDatabase();
    const contender = await enter('postgres', await startDesk({ DATABASE_URL: scratch.url }), plan);
    return { ...contender, stop: () => contender.stop().then(() => scratch.drop()) };
  } catch (error) {
    return { absent: error instanceof Error ? error.message : String(error) };
  }
}
