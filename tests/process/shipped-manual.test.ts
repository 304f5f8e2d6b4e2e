import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepShipped, readShipped } from '../../server/process/shipped-manual.ts';

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
