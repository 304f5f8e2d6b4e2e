import { lacking, type Case, type Form } from './case.ts';
import { CASES } from './cases/all.ts';
import { resultOf, skippedBecause, tell, type Result } from './report.ts';
import { endServers, Stage } from './stage/stage.ts';

const isFull = process.env['CRASH'] === 'full';
const form: Form = { isFull, pick: (quick, full) => (isFull ? full : quick) };
/** `npm run test:crash -- WORDS` runs the cases whose names hold one of the words, whatever the form. */
const wanted = (process.env['CRASH_ONLY'] ?? '').split(',').filter(Boolean);

// Longer than all the waiting of a case together, so that one that fails says what it has found.
jest.setTimeout(isFull ? 900_000 : 300_000);

const results: Result[] = [];
afterAll(async () => {
  tell(results);
  await endServers();
});

const cases = CASES.filter(({ name, isQuick }) =>
  wanted.length > 0 ? wanted.some((word) => name.includes(word)) : isFull || isQuick,
);

describe.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
  const missing = lacking(one);
  if (missing !== null) {
    results.push(skippedBecause(one, missing));
    test.skip(`${one.hypothesis} (${missing})`, () => undefined);
  } else test(one.hypothesis, () => tried(one));
});

async function measure(one: Case): ReturnType<Case['run']> {
  try {
    return await one.run(form);
  } finally {
    await Stage.clearAll();
  }
}

async function tried(one: Case): Promise<void> {
  const began = performance.now();
  const measured = await measure(one);
  results.push(resultOf(one, (performance.now() - began) / 1000, measured));
  process.stderr.write(`${one.name}: ${measured.faults.length === 0 ? 'held' : 'FAILED'}\n`);
  expect(measured.faults).toEqual([]);
}
