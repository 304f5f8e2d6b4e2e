import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtDesk } from '../wire/build.ts';

// What the website's visitors have to load, in bytes after gzip.
const LOADER_MAX = 2_048;
const FIRST_MAX = 35_000;
/** What is loaded later, each when it is needed. */
const LATER_MAX = 6_000;

const weightOf = (path: string): number => gzipSync(readFileSync(path), { level: 9 }).length;

/** The files of the frame by when they are loaded: those that its page names, the languages, and the others. */
function files(): { first: string[]; languages: string[]; later: string[] } {
  const page = readFileSync(join(builtDesk(), 'widget/index.html'), 'utf8');
  const all = readdirSync(join(builtDesk(), 'widget/assets'));
  const first = all.filter((name) => page.includes(name));
  const imported = first.flatMap((name) => staticImports(name));
  const languages = all.filter((name) => /^(en|zh-cn)-/.test(name));
  const atFirst = new Set([...first, ...imported]);
  return {
    first: [...atFirst],
    languages,
    later: all.filter((name) => !atFirst.has(name) && !languages.includes(name)),
  };
}

/** The files of one import statement each, without those that are imported while it runs. */
function staticImports(name: string): string[] {
  const text = readFileSync(join(builtDesk(), 'widget/assets', name), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)].map(([, file]) => file ?? '');
}

const weigh = (names: string[]): number[] =>
  names.map((name) => weightOf(join(builtDesk(), 'widget/assets', name)));
const sum = (weights: number[]): number => weights.reduce((total, weight) => total + weight, 0);

test('the loader weighs at most 2 kB, and what a visitor loads at first, in either language, 35 kB', () => {
  const { first, languages } = files();
  const loader = weightOf(join(builtDesk(), 'loader/widget.js'));
  expect(first.length).toBeGreaterThan(1);
  expect(languages).toHaveLength(2);
  expect(loader).toBeLessThanOrEqual(LOADER_MAX);
  expect(loader + sum(weigh(first)) + Math.max(...weigh(languages))).toBeLessThanOrEqual(FIRST_MAX);
});

test('what is loaded later comes in small pieces, and the rating is among it', () => {
  const { later } = files();
  expect(later.some((name) => name.startsWith('rating-'))).toBe(true);
  for (const weight of weigh(later)) expect(weight).toBeLessThanOrEqual(LATER_MAX);
});
