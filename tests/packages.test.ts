import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(__dirname, '..');
const Lock = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      inBundle: z.boolean().optional(),
    }),
  ),
});
const { packages } = Lock.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
const all = Object.entries(packages)
  .filter(([path]) => path !== '')
  .map(([path, one]) => ({ ...one, name: path.split('node_modules/').at(-1) ?? path }));

/** The first versions without a hole that is known. */
const AT_LEAST: Record<string, string> = {
  'socket.io-parser': '4.2.7',
  'engine.io': '6.6.7',
  ws: '8.21.1',
  'body-parser': '2.3.0',
  qs: '6.14.2',
  'path-to-regexp': '8.4.0',
};

const REGISTRY = 'https://registry.npmjs.org/';

/** Packages whose own word of their licence the lock file does not take over. */
const IN_OTHER_WORDS: Record<string, string> = {
  'xmlhttprequest-ssl': 'MIT',
  busboy: 'MIT',
  streamsearch: 'MIT',
};

/** Licences under which somebody else's code may be shipped with ours. */
const SHIPPED = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  // libvips under sharp: a library of its own, linked when it is loaded, which anybody may replace.
  'LGPL-3.0-or-later',
]);

test('every package comes from the registry of npm, and is what it was when it was chosen', () => {
  // A package without an address is asked of the registry by name; the hash says whether it is the same.
  const strange = all.filter(
    ({ resolved = REGISTRY, integrity, inBundle }) =>
      inBundle !== true && !(resolved.startsWith(REGISTRY) && integrity?.startsWith('sha512-')),
  );
  expect(strange.map(({ name }) => name)).toEqual([]);
});

test.each(Object.entries(AT_LEAST))('%s is %s or later, wherever the desk uses it', (name, least) => {
  // What the store of the tests brings along serves nobody.
  const versions = all
    .filter((one) => one.name === name && one.dev !== true)
    .map(({ version = '0' }) => version);
  expect(versions.length).toBeGreaterThan(0);
  expect(versions.filter((version) => isOlder(version, least))).toEqual([]);
});

test('a version is compared by its numbers', () => {
  const pairs = ['8.21.0 8.21.1', '8.9.9 8.21.1', '8.21.1 8.21.1', '9.0.0 8.21.1', '8.100.0 8.21.1'];
  const older = pairs.map((pair) => isOlder(...(pair.split(' ') as [string, string])));
  expect(older).toEqual([true, true, false, false, false]);
});

test('what is shipped is licensed under terms that allow it', () => {
  const shipped = all.filter(({ dev, devOptional }) => dev !== true && devOptional !== true);
  const strange = shipped.filter(({ name, license = IN_OTHER_WORDS[name] ?? 'none' }) =>
    license.split(' AND ').some((one) => !SHIPPED.has(one)),
  );
  expect(strange.map(({ name, license }) => `${name}: ${license ?? 'none'}`)).toEqual([]);
});

test('docs/licences.md names what is in use', () => {
  const folder = mkdtempSync(join(tmpdir(), 'huashu-licences-'));
  const page = join(folder, 'licences.md');
  spawnSync(process.execPath, [join(root, 'scripts/licences.mjs'), page]);
  // Built into the pages, so it is nowhere among what is installed.
  expect(readFileSync(page, 'utf8')).toContain('- react-dom ');
  const now = readFileSync(page, 'utf8');
  rmSync(folder, { recursive: true });
  expect(readFileSync(join(root, 'docs/licences.md'), 'utf8')).toBe(now);
});

function isOlder(version: string, least: string): boolean {
  return version.localeCompare(least, 'en', { numeric: true }) < 0;
}
