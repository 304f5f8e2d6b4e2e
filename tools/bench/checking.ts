import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../phrases/check/check.ts';
import { loadManual } from '../../phrases/load.ts';
import type { Manual } from '../../phrases/manual.ts';
import { messageOf } from './messages.ts';
import { quantile } from './statistics.ts';

/** The longest message that the desk takes. */
const LENGTH = 4000;
const WARM_UP = 40;

/**
 * What it costs to check a draft of 4,000 characters by the rules of conduct, in microseconds: 99 of 100 cost less, in
 * the dearer of the two languages. The drafts are phrases of the manual and customers' words in turn, so that there is
 * something to find. Counted is the time on the processor, as for the detector.
 */
export function checkP99us(times: number, manualsFolder: string): number {
  const dearest = readdirSync(manualsFolder).map((locale) =>
    p99(times, readManual(join(manualsFolder, locale))),
  );
  return Math.max(...dearest);
}

function p99(times: number, manual: Manual): number {
  const taken: number[] = [];
  for (let number = 0; number < WARM_UP + times; number += 1) {
    const draft = draftOf(manual, number);
    const before = process.cpuUsage();
    check(draft, {}, manual);
    const { user, system } = process.cpuUsage(before);
    if (number >= WARM_UP) taken.push(user + system);
  }
  return quantile(taken, 0.99);
}

function draftOf(manual: Manual, number: number): string {
  const phrases = manual.situations.flatMap((situation) => situation.phrases.map(({ text }) => text));
  let draft = `${number}`;
  for (let next = number; draft.length < LENGTH; next += 1)
    draft += ` ${phrases[next % phrases.length] ?? ''} ${messageOf(next)}`;
  return draft.slice(0, LENGTH);
}

function readManual(folder: string): Manual {
  const files = readdirSync(folder).sort();
  return loadManual(files.map((name) => ({ path: name, text: readFileSync(join(folder, name), 'utf8') })));
}
