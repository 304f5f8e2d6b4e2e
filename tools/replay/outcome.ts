import type { Faults } from './compare.ts';

/** What playing one dialogue came to. */
export interface Played extends Faults {
  lines: number;
  /** From sending each line until the other side had it, in milliseconds. */
  delays: number[];
}

/** What the whole replay came to. */
export interface Outcome extends Faults {
  dialogues: number;
  lines: number;
  seconds: number;
  p50: number;
  p99: number;
}

/** Adds everything up. */
export function total(played: readonly Played[], milliseconds: number): Outcome {
  const sum = (pick: (one: Played) => number): number => played.reduce((all, one) => all + pick(one), 0);
  const delays = played.flatMap((one) => one.delays).sort((one, other) => one - other);
  return {
    dialogues: played.length,
    lines: sum(({ lines }) => lines),
    seconds: milliseconds / 1000,
    p50: share(delays, 0.5),
    p99: share(delays, 0.99),
    lost: sum(({ lost }) => lost),
    doubled: sum(({ doubled }) => doubled),
    outOfOrder: sum(({ outOfOrder }) => outOfOrder),
  };
}

/** The outcome as it is printed. */
export function summary(outcome: Outcome): string {
  const { dialogues, lines, seconds, p50, p99, lost, doubled, outOfOrder } = outcome;
  return [
    `${lines} lines of ${dialogues} dialogues in ${seconds.toFixed(1)} s (${Math.round(lines / seconds)} lines/s)`,
    `from one side to the other: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
    `lost ${lost}, doubled ${doubled}, out of order ${outOfOrder}`,
  ].join('\n');
}

function share(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
