import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPLAINTS, NEEDED_PHRASES, NEEDED_SITUATIONS } from '../../phrases/needed-ids.ts';
import { shippedManual } from './shipped-manual.ts';

const root = join(import.meta.dirname, '../..');
const codeOfServer = readdirSync(join(root, 'server'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, code: readFileSync(join(root, 'server', path), 'utf8') }));

describe.each(['zh-CN', 'en'] as const)('the shipped manual in %s', (locale) => {
  const { situations } = shippedManual(locale);

  test('has every situation and phrase that code relies on', () => {
    const ids = situations.map(({ id }) => id);
    const phrases = situations.flatMap((one) => one.phrases.map(({ id }) => id));
    expect(ids).toEqual(expect.arrayContaining(Object.values(NEEDED_SITUATIONS)));
    expect(phrases).toEqual(expect.arrayContaining(Object.values(NEEDED_PHRASES)));
    expect(ids.filter((id) => id.startsWith(COMPLAINTS))).not.toEqual([]);
  });
});

test('the server names phrases of the manual nowhere else', () => {
  const named = Object.values(NEEDED_PHRASES);
  const found = codeOfServer.filter(({ code }) => named.some((id) => code.includes(`'${id}'`)));
  expect(found.map(({ path }) => path)).toEqual([]);
});
