import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildManual, keepShipped, readShipped } from '../../server/process/shipped-manual.ts';
import { builtDesk } from '../wire/build.ts';

let place: string;
const tell = jest.fn<undefined, [string]>();
const read = () => readShipped(join(place, 'manual'), join(place, 'data/last.json'), tell);
const spoil = () => writeFileSync(join(place, 'manual/en/courtesy.yaml'), 'locale: en\nchapter: [x\n');

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'huashu-shipped-'));
  cpSync(join(__dirname, '../../phrases/manual'), join(place, 'manual'), { recursive: true });
  tell.mockClear();
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

function keep(): string {
  const { 'zh-CN': chinese, en } = read();
  keepShipped(join(place, 'data/last.json'), { 'zh-CN': chinese.chapters, en: en.chapters }, tell);
  return en.manual.version;
}

test('with a broken manual file the desk goes on with the manual that it read last, and says where it is broken', () => {
  const version = keep();
  spoil();
  expect(read().en.manual.version).toBe(version);
  expect(tell.mock.calls[0]?.[0]).toMatch(/^phrases\/manual\/en\/courtesy\.yaml:\d+: not valid YAML/);
});

test('a desk that has never read a good one does not start', () => {
  spoil();
  expect(read).toThrow(/courtesy\.yaml:\d+: not valid YAML/);
});

test('what was read last is what was good last', () => {
  keep();
  rmSync(join(place, 'manual/en/opening.yaml'));
  cpSync(join(__dirname, '../../phrases/manual/en/opening.yaml'), join(place, 'manual/en/z-opening.yaml'));
  const version = keep();
  spoil();
  expect(read().en.manual.version).toBe(version);
});

test('a build keeps the manual as its files say it, with a hash that changes with any of them', () => {
  const built = buildManual(join(place, 'manual'));
  expect(JSON.parse(JSON.stringify(built))).toEqual(built);
  expect(built.shipped).toEqual(read());
  cpSync(join(place, 'manual/en/opening.yaml'), join(place, 'manual/en/z.yaml'));
  rmSync(join(place, 'manual/en/opening.yaml'));
  expect(buildManual(join(place, 'manual')).hash).not.toBe(built.hash);
});

test('the build that runs has read the manual of these sources', () => {
  const built = readFileSync(join(builtDesk(), 'server/manual.json'), 'utf8');
  expect(JSON.parse(built)).toEqual(buildManual(join(place, 'manual')));
});
