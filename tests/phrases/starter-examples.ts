import type { Labelled } from '../../phrases/learn/labelled.ts';
import { locales } from '../../phrases/manual.ts';
import { startersIn } from '../../phrases/starter-chapters.ts';
import { shippedContent } from './shipped-manual.ts';

/** The examples of the starter chapters, at most so many of each situation in each language. */
export function starterExamples(most = Infinity): Labelled[] {
  const starters = startersIn(shippedContent());
  return locales
    .flatMap((locale) => starters[locale].flatMap(({ situations }) => situations))
    .flatMap(({ id, examples = [] }) =>
      examples.slice(0, most).map((text): Labelled => ({ input: { text }, accepted: [id] })),
    );
}
