import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expand } from '../../../phrases/detect/braces.ts';
import { merge } from '../../../phrases/detect/merge.ts';
import { findPhrases } from '../../../phrases/detect/phrase-table.ts';
import { PhraseTree } from '../../../phrases/detect/phrase-tree.ts';
import { phraseTable, tags, weightTable } from '../../../phrases/detect/tables.ts';
import { builtDesk } from '../../wire/build.ts';

function tableOf(phrases: readonly string[]) {
  const tree = new PhraseTree();
  phrases.forEach((phrase, tag) => {
    tree.add(phrase, tag);
  });
  return merge(tree);
}

/** Chinese, so that a phrase may stand anywhere, and few characters, so that phrases share beginnings and ends. */
const word = fc.string({ unit: fc.constantFrom('天', '地', '人'), minLength: 1, maxLength: 5 });

test('a phrase means what it was added for, and nothing else does, whatever others it shares states with', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 30 }), word, (phrases, text) => {
      const [match] = findPhrases(tableOf(phrases), text);
      const tag = phrases.indexOf(text);
      const whole = match?.start === 0 && match.end === text.length ? match.tags : [];
      // A character said again stays where it is: 天地地 is 天地.
      if (!/(.)\1/.test(text)) expect(whole).toEqual(tag < 0 ? [] : [tag]);
      else if (tag >= 0) expect(whole).toEqual([tag]);
    }),
  );
});

test('what braces stand for is found in every spelling', () => {
  const pattern = '{天,地{人,}}好{,吗{呢,}}';
  const table = tableOf([pattern]);
  const lost = expand(pattern).filter((text) => findPhrases(table, text)[0]?.end !== text.length);
  expect(lost).toEqual([]);
});

test('phrases that end alike share their states', () => {
  expect(tableOf(['{天,地}人好']).root).toBe(4);
  expect(tableOf(['天人好', '地人好']).root).toBeGreaterThan(4);
});

test('the lexicon fits into a few hundred kilobytes', () => {
  const { ends, states, codes, next } = phraseTable();
  expect(ends.byteLength + states.byteLength + codes.byteLength + next.byteLength).toBeLessThan(1_000_000);
});

test('what was built holds the tables of this very lexicon and of these weights', () => {
  const built = readFileSync(join(builtDesk(), 'server/detector.bin'));
  const arrays = [phraseTable(), weightTable()].flatMap((table) =>
    Object.values<unknown>({ ...table }).filter((one) => ArrayBuffer.isView(one)),
  );
  const bytes = arrays.map((one) => Buffer.from(one.buffer, one.byteOffset, one.byteLength));
  expect(bytes).toHaveLength(8);
  expect(bytes.every((one) => built.includes(one))).toBe(true);
  expect(tags.length).toBeGreaterThan(80);
});
