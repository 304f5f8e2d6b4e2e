import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationPage } from '../../tools/configuration/page.ts';

const read = (path: string) => readFileSync(join(__dirname, '../..', path), 'utf8');

test('docs/configuration.md names every setting as it is; if not: npm run configuration', () => {
  expect(read('docs/configuration.md')).toBe(configurationPage());
});

test('the settings that the README names are settings', () => {
  const named = [...read('README.md').matchAll(/^\| (`.*?) +\|/gmu)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([A-Z_]+)`/gu)].map(([, name = '']) => name),
  );
  expect(named.length).toBeGreaterThanOrEqual(10);
  for (const name of named) expect(configurationPage()).toContain(`| \`${name}\` |`);
});
