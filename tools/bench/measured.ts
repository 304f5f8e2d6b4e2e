import { availableParallelism } from 'node:os';
import type { Flooded, Paced } from './calls.ts';
import { median, quantile, round } from './statistics.ts';

/** Everything that was measured of one server, round by round. */
export interface Series {
  floods: (Flooded & { cpuUs: number })[];
  paces: Paced[];
  memory: { rss: number; heap: number }[];
}

/** All raw figures of a run. */
export interface Measured {
  relay: Series;
  sqlite: Series;
  /** `null` with the reason where there is no PostgreSQL. */
  postgres: Series | null;
  postgresAbsent: string | null;
  /** How many processes wanted to run before this did, the minute's average: above 0.5, absolute figures say little. */
  busyBefore: number;
  /** What the disk alone took to make something durable, between the rounds. */
  syncsMs: number[];
  detectP99us: number;
  checkP99us: number;
  sweepIdleMs: number;
  sweepLateMs: number;
  starts: { startMs: number; restMb: number }[];
  loaderKb: number | null;
  widgetKb: number | null;
}

/** The one object that `--json` prints: ratios are desk ÷ bare relay, each round's own, the median of them. */
export function summary(measured: Measured) {
  const { relay, sqlite, postgres, starts } = measured;
  const orNull = (kb: number | null): number | null => (kb === null ? null : round(kb));
  return {
    ratios: {
      throughputSqlite: ratio(sqlite.floods, relay.floods, ({ perSecond }) => perSecond),
      throughputPostgres: postgres && ratio(postgres.floods, relay.floods, ({ perSecond }) => perSecond),
      p99At1000: ratio(sqlite.paces, relay.paces, ({ p99 }) => p99),
      memoryPerConnection: ratio(sqlite.memory, relay.memory, ({ rss }) => rss),
    },
    detectP99us: round(measured.detectP99us, 1),
    checkP99us: round(measured.checkP99us, 1),
    sweepIdleMs: round(measured.sweepIdleMs),
    sweepLateMs: round(measured.sweepLateMs, 0),
    startMs: round(median(starts.map(({ startMs }) => startMs)), 0),
    restMb: round(median(starts.map(({ restMb }) => restMb)), 1),
    widgetKb: orNull(measured.widgetKb),
    loaderKb: orNull(measured.loaderKb),
    raw: {
      relay: rounded(relay),
      sqlite: rounded(sqlite),
      postgres: postgres && rounded(postgres),
      postgresAbsent: measured.postgresAbsent,
      machine: { cores: availableParallelism(), busyBefore: round(measured.busyBefore) },
      diskSyncMs: { p50: round(median(measured.syncsMs)), p99: round(quantile(measured.syncsMs, 0.99)) },
    },
  };
}
export type Summary = ReturnType<typeof summary>;

/** Rounds are neighbours in time, so what else the machine does weighs on both sides of a round's ratio alike. */
function ratio<T>(desk: readonly T[], relay: readonly T[], figure: (one: T) => number): number {
  return round(
    median(
      desk.flatMap((one, place) => {
        const beside = relay[place];
        return beside === undefined ? [] : [figure(one) / figure(beside)];
      }),
    ),
  );
}

/** The middle of each figure and, for whoever doubts it, the rounds. */
function rounded({ floods, paces, memory }: Series) {
  const perSecond = floods.map((one) => round(one.perSecond, 0));
  const p99 = paces.map((one) => round(one.p99));
  const rss = memory.map((one) => round(one.rss, 0));
  return {
    messagesPerSecond: { median: median(perSecond), rounds: perSecond },
    heardPerSecond: round(median(floods.map((one) => one.heardPerSecond)), 0),
    suggestionsPerSecond: round(median(floods.map((one) => one.suggestedPerSecond)), 0),
    cpuUsPerMessage: round(median(floods.map(({ cpuUs }) => cpuUs)), 1),
    refused: floods.reduce((sum, { refused }) => sum + refused, 0),
    p50Ms: round(median(paces.map(({ p50 }) => p50))),
    p99Ms: { median: median(p99), rounds: p99 },
    bytesPerConnection: { median: median(rss), rounds: rss },
    heapBytesPerConnection: round(median(memory.map(({ heap }) => heap)), 0),
  };
}
