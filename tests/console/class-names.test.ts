import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = join(__dirname, '../..');
const sheets = readdirSync(join(root, 'client'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.module.css'),
);
const sources = readdirSync(join(root, 'client'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.tsx'),
);

test('the types of the CSS modules are those of the style sheets', () => {
  const print = `import { types } from './scripts/class-names.mjs'; process.stdout.write(types())`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', print], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(readFileSync(join(root, 'client/class-names.d.ts'), 'utf8')).toBe(stdout);
});

test('no two CSS modules have the same name, by which their classes are told apart', () => {
  expect(new Set(sheets.map((file) => basename(file))).size).toBe(sheets.length);
});

test.each(sheets)('every class of %s is used', (sheet) => {
  const types = readFileSync(join(root, 'client/class-names.d.ts'), 'utf8');
  const [, declared = ''] = types.split(`'*/${basename(sheet)}' {`);
  const names = Array.from(declared.split('};')[0]?.matchAll(/readonly (\w+)/g) ?? [], ([, name]) => name);
  const users = sources
    .map((file) => readFileSync(join(root, 'client', file), 'utf8'))
    .filter((text) => text.includes(`/${basename(sheet)}'`));
  expect(names.length).toBeGreaterThan(0);
  const isUsed = (name = '') => users.some((text) => new RegExp(`styles\\.${name}\\b`, 'i').test(text));
  expect(names.filter((name) => !isUsed(name))).toEqual([]);
});

test.each(sheets)(
  '%s declares the order of the layers, since it may be loaded before the others',
  (sheet) => {
    expect(readFileSync(join(root, 'client', sheet), 'utf8')).toMatch(
      /^@layer tokens, base, parts, features;\n/,
    );
  },
);
