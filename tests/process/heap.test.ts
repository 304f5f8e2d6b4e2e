import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everywhere that the desk is started, V8 may give its young heap as much. */
const PLACES = [
  'package.json',
  'Dockerfile',
  'deploy/huashu.service',
  'scripts/cluster.mjs',
  'tools/bench/servers.ts',
  'tests/crash/stage/desk-process.ts',
];

test.each(PLACES)('the desk is started with the same young heap by %s', (place) => {
  const text = readFileSync(join(import.meta.dirname, '../..', place), 'utf8');
  expect(text.match(/--max-semi-space-size=\d+/g)).toEqual(['--max-semi-space-size=32']);
});
