import { expand } from '../detect/braces.ts';
import { goodsQuestions } from './goods-questions.ts';
import type { Labelled } from './labelled.ts';
import { orderQuestions } from './order-questions.ts';

/**
 * Ways of putting each matter in both languages, one a line, `{a,b}` for a choice. A desk's own situation whose examples are
 * about such a matter is learnt from these wordings too, and the other matters tell it from everything else. Written for
 * the product; nobody's record.
 */
const shopQuestions: Readonly<Record<string, string>> = { ...orderQuestions, ...goodsQuestions };

/** The names of the matters. */
export const shopMatterNames: readonly string[] = Object.keys(shopQuestions);

/** Of one way of putting a matter so many spellings are learnt from at most. */
const mostSpellings = 12;

let library: Labelled[] | null = null;

/** What shops are asked, each line with the name of its matter. */
export function shopLines(): Labelled[] {
  library ??= Object.entries(shopQuestions).flatMap(([matter, patterns]) =>
    patterns
      .trim()
      .split('\n')
      .flatMap(spread)
      .map((text) => ({ input: { text }, accepted: [matter] })),
  );
  return library;
}

/** Some of the spellings of a pattern, far from each other. */
function spread(pattern: string): string[] {
  const all = expand(pattern);
  const count = Math.min(mostSpellings, all.length);
  // A step that shares no factor with the number of spellings meets every choice in turn.
  return Array.from({ length: count }, (_, at) => all[(at * stepThrough(all.length)) % all.length] ?? '')
    .map((text) => text.replace(/ {2,}/g, ' ').trim())
    .filter((text, at, texts) => text !== '' && texts.indexOf(text) === at);
}

function stepThrough(count: number): number {
  let step = Math.max(1, Math.round(count * 0.382));
  while (divisor(step, count) !== 1) step++;
  return step;
}

function divisor(one: number, other: number): number {
  return other === 0 ? one : divisor(other, one % other);
}
