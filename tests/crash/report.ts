import { writeFileSync } from 'node:fs';
import type { Case, Measured } from './case.ts';

/** A case that was run, or the reason why not. */
export interface Result extends Pick<Case, 'name' | 'hypothesis' | 'injection' | 'expected'> {
  seconds: number;
  held: boolean | null;
  measured: string;
  faults: string[];
}

/** What a case came to. */
export function resultOf(one: Case, seconds: number, { faults, figures }: Measured): Result {
  const measured = Object.entries(figures).map(([name, figure]) => `${name} ${String(figure)}`);
  return {
    ...wordsOf(one),
    seconds,
    held: faults.length === 0,
    measured: measured.join(', '),
    faults: faults.slice(0, 20),
  };
}

/** A case that could not be run here. */
export function skippedBecause(one: Case, why: string): Result {
  return { ...wordsOf(one), seconds: 0, held: null, measured: `skipped: ${why}`, faults: [] };
}

/** The table at the end of a run; as JSON too, into the file that CRASH_JSON names. */
export function tell(results: readonly Result[]): void {
  const file = process.env['CRASH_JSON'];
  if (file) writeFileSync(file, JSON.stringify(results, null, 2));
  const lines = results.map(
    ({ name, held, seconds, measured }) =>
      `${held === null ? '–' : held ? 'held' : 'FAILED'}\t${seconds.toFixed(1)} s\t${name}: ${measured}`,
  );
  process.stderr.write(`${['The desk under faults', ...lines].join('\n')}\n`);
}

function wordsOf({
  name,
  hypothesis,
  injection,
  expected,
}: Case): Pick<Case, 'name' | 'hypothesis' | 'injection' | 'expected'> {
  return { name, hypothesis, injection, expected };
}
