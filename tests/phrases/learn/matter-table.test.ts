import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { matterTable } from '../../../phrases/learn/matter-table.ts';
import { builtDesk } from '../../wire/build.ts';

test('what was built holds what is learnt of these very matters, by this very learning', () => {
  const built = readFileSync(join(builtDesk(), 'server/matters.bin'));
  const { hashes, weights } = matterTable();

  expect(hashes.length).toBeGreaterThan(10_000);
  for (const { buffer, byteOffset, byteLength } of [hashes, weights])
    expect(built.includes(Buffer.from(buffer, byteOffset, byteLength))).toBe(true);
});
