import type { Case, Measured } from '../case.ts';
import type { Proxy } from '../stage/proxy.ts';
import type { ClusterStage } from '../stage/stage.ts';
import { cutEvery } from './acknowledgements-cut.ts';
import { talking } from './broken.ts';
import { judged, through, type Felt, type Trouble } from './through.ts';

interface Between {
  what: string;
  of: (stage: ClusterStage) => readonly Proxy[];
  cut: (ways: readonly Proxy[]) => void;
}

const BETWEEN: Between[] = [
  { what: 'clients and desk', of: ({ fronts }) => fronts, cut: (ways) => void cutEvery(ways, 25) },
  { what: 'desk and PostgreSQL', of: ({ toPostgres }) => toPostgres, cut: (ways) => halve(ways, 'COMMIT') },
  { what: 'desk and Redis', of: ({ toRedis }) => toRedis, cut: (ways) => halve(ways, '-') },
];

/** Every way between the parts, and everything that can happen to a way. */
export const ways: Case[] = BETWEEN.map(({ what, of, cut }) => ({
  name: `the way between ${what}`,
  hypothesis: `Whatever happens to the way between ${what}, a message is kept once or not acknowledged.`,
  injection:
    'cut in the middle of acknowledgements; 80 ms later each way; 64 kB/s; silent for 60 s; refused for 5 s; one after the other',
  expected: 'nothing lost or doubled, one order for all; each time served again without a person',
  needs: ['servers'],
  isQuick: false,
  async run({ pick }): Promise<Measured> {
    const { stage, load } = await talking();
    const all = of(stage);
    const end = (): void => all.forEach((way) => way.clear());
    const troubles: Trouble[] = [
      { begin: () => cut(all), end, lasts: pick(2000, 8000) },
      { begin: () => all.forEach((way) => way.slow({ delay: 80 })), end, lasts: pick(2000, 8000) },
      {
        begin: () => all.forEach((way) => way.slow({ bytesPerSecond: 64_000 })),
        end,
        lasts: pick(2000, 8000),
      },
      { begin: () => all.forEach((way) => way.silence()), end, lasts: pick(2000, 60_000) },
      { begin: () => all.forEach((way) => way.refuse()), end, lasts: pick(1000, 5000) },
    ];
    const felt: Felt[] = [];
    for (const trouble of troubles) {
      await load.more(60);
      felt.push(await through(load, trouble));
    }
    return judged(load, felt);
  },
}));

/** Half of every 20th piece that holds these words passes, then its connection is cut. */
function halve(ways: readonly Proxy[], words: string): void {
  let seen = 0;
  for (const way of ways)
    way.onBack((piece) => {
      if (!piece.includes(words)) return 'pass';
      seen += 1;
      return seen % 20 === 0 ? 'half' : 'pass';
    });
}
