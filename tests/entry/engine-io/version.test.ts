import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { READ_AGAINST } from '../../../server/entry/engine-io/version.ts';

test.each(Object.entries(READ_AGAINST))('%s is installed in the version that was read', (name, version) => {
  const folder = join(import.meta.dirname, '../../../node_modules', name);
  const installed = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  expect(installed.version.split('.').slice(0, 2).join('.')).toBe(version);
});
