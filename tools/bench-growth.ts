// `npm run bench:growth`: how the cost of a message grows with chats, with consoles that watch, and with processes over
// PostgreSQL and Redis. All traffic stays on 127.0.0.1; everything started here ends with it.
import { SingleBar } from 'cli-progress';
import { scratchDatabase } from './bench/databases.ts';
import { flooded, GROWTH, type Grown } from './bench/growing.ts';

const bar = new SingleBar({
  format: '{bar} {percentage}% | {eta_formatted} left | {what}',
  stream: process.stderr,
  noTTYOutput: true,
  notTTYSchedule: 5000,
  hideCursor: true,
});
bar.start(GROWTH.length, 0, { what: 'starting' });
const rows: Grown[] = [];
for (const size of GROWTH) {
  bar.update({ what: size.name });
  const scratch = size.processes > 0 ? await scratchDatabase() : null;
  try {
    rows.push(await flooded(size, scratch?.url ?? null));
  } finally {
    await scratch?.drop();
  }
  bar.increment();
}
bar.stop();
console.log(
  `${''.padEnd(44)}${['messages/s', 'CPU a message, µs'].map((name) => name.padStart(20)).join('')}`,
);
for (const { name, perSecond, cpuUs } of rows)
  console.log(
    `${name.padEnd(44)}${[perSecond, cpuUs].map((figure) => figure.toFixed(0).padStart(20)).join('')}`,
  );
process.exit(0);
