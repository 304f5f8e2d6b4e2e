import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtDesk } from '../wire/build.ts';

// What the website's visitors have to load, in bytes after gzip.
const LOADER_MAX = 2_048;
const ALL_MAX = 35_000;

const weightOf = (path: string): number => gzipSync(readFileSync(path), { level: 9 }).length;

test('the loader weighs at most 2 kB, and the whole chat with both languages 35 kB', () => {
  const loader = weightOf(join(builtDesk(), 'loader/widget.js'));
  const assets = join(builtDesk(), 'widget/assets');
  const chat = readdirSync(assets).map((name) => weightOf(join(assets, name)));
  expect(loader).toBeLessThanOrEqual(LOADER_MAX);
  expect(chat.reduce((sum, bytes) => sum + bytes, loader)).toBeLessThanOrEqual(ALL_MAX);
});
