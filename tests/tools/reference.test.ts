import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { referencePage } from '../../tools/reference/page.ts';

test('docs/reference.md names every request as it is; if not: npm run reference', () => {
  const page = readFileSync(join(__dirname, '../../docs/reference.md'), 'utf8');
  expect(page).toBe(referencePage());
});
