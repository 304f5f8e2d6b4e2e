import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLabelled } from '../../tools/evaluate/labelled-lines.ts';

function read(content: string) {
  const path = join(mkdtempSync(join(tmpdir(), 'labelled-')), 'lines.jsonl');
  writeFileSync(path, content);
  return readLabelled(path);
}

test('labelled lines carry the line before and the accepted situations; empty lines are passed over', () => {
  expect(
    read(
      '\uFEFF{"text":"hi","lang":"en","situation":["greeting","none"],"prev":"Hello"}\n\n{"text":"?","situation":"none"}\n',
    ),
  ).toEqual([
    { input: { text: 'hi', prev: 'Hello' }, accepted: ['greeting', 'none'] },
    { input: { text: '?' }, accepted: ['none'] },
  ]);
});

test.each([
  ['{"text":"a","situation":"none"}\n{"text":', ':2 is not JSON'],
  ['\n\n[]', ':3 needs "text"'],
  ['{"text":"a","situation":[]}', ':1 needs "text"'],
  ['{"text":"a","situation":"Not An Id"}', 'no id of a situation'],
  ['\n\n', 'has no lines'],
])('%j is refused with its line', (content, reason) => {
  expect(() => read(content)).toThrow(reason);
});
