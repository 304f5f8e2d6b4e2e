import { losses } from '../../tools/bench/guard.ts';
import { summary, type Series } from '../../tools/bench/measured.ts';

const server = (perSecond: number[], p99: number, rss: number): Series => ({
  floods: perSecond.map((figure) => ({
    perSecond: figure,
    heardPerSecond: figure,
    suggestedPerSecond: 0,
    total: figure,
    refused: 0,
    cpuUs: 1,
  })),
  paces: [{ sent: 1, seen: 1, p50: p99, p99 }],
  memory: [{ rss, heap: rss }],
});

const measured = (desk: Series, busyBefore = 0) =>
  summary({
    relay: server([100, 200, 400], 1, 1000),
    sqlite: desk,
    postgres: null,
    postgresAbsent: 'none',
    busyBefore,
    syncsMs: [1],
    detectP99us: 1,
    checkP99us: 1,
    sweepIdleMs: 1,
    sweepLateMs: 1,
    starts: [{ startMs: 1, restMb: 1 }],
    loaderKb: null,
    widgetKb: null,
  });

test('a ratio is the middle of the ratios of neighbours, not the ratio of the middles', () => {
  expect(measured(server([50, 20, 40], 2, 1100)).ratios).toEqual({
    throughputSqlite: 0.1,
    throughputPostgres: null,
    p99At1000: 2,
    memoryPerConnection: 1.1,
  });
});

test('only what is ten times worse than its goal fails the guard', () => {
  expect(losses(measured(server([50, 80, 100], 4, 1400)))).toEqual([]);
  expect(losses(measured(server([1, 2, 4], 31, 14_000)))).toHaveLength(3);
});

test('on a machine that others keep busy, latency is not judged', () => {
  expect(losses(measured(server([50, 80, 100], 900, 1000), 1000))).toEqual([]);
});
