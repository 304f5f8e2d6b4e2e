import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadManual } from '../phrases/load.ts';

const root = join(__dirname, '..');

function filesBelow(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name));
}

/** Every name of every test, as far as it is written out. */
const names = filesBelow(join(root, 'tests'), /\.test\.tsx?$/)
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

const manual = loadManual(
  filesBelow(join(root, 'phrases/manual/zh-CN'), /\.yaml$/).map((path) => ({
    path,
    text: readFileSync(path, 'utf8'),
  })),
);

describe('every rule of the manual is named by a test', () => {
  it.each(['P1', 'P2', 'P3', 'P4', 'P7', 'P10'])('[%s]', (rule) => {
    expect(names.includes(`[${rule}] `)).toBe(true);
  });

  it.each(manual.situations.map(({ id }) => id))('situation %s', (id) => {
    expect(new RegExp(`\\b${id}\\b`).test(names)).toBe(true);
  });

  it.each(manual.rules.map(({ id }) => id))('conduct rule %s', (id) => {
    expect(new RegExp(`\\b${id}\\b`).test(names)).toBe(true);
  });
});
