import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { connectInThread } from '../../server/storage/sqlite/in-thread.ts';
import { asStep } from '../../server/storage/sqlite/statements.ts';
import { codeOf, Desk, granted } from '../wire/a-desk.ts';

jest.setTimeout(60_000);

let desk: Desk;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'huashu-gone-'));
  desk = await Desk.start({ DATA_DIR: join(folder, 'data') });
});
afterEach(async () => {
  await desk.kill();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ['the directory is removed', (data: string) => rmSync(data, { recursive: true })],
  ['the database is removed', (data: string) => rmSync(join(data, 'desk.sqlite'))],
  ['its log is removed', (data: string) => rmSync(join(data, 'desk.sqlite-wal'))],
])('no message is acknowledged once %s, and the desk says that it cannot serve', async (_, harm) => {
  const customer = await desk.customer();
  granted(await customer.socket.emitWithAck('start', { clientId: newId(), text: '你好' }));
  expect((await fetch(`${desk.url}/readyz`)).status).toBe(200);
  harm(desk.dataDir);
  const answers = await Promise.all(Array.from({ length: 20 }, (__, n) => customer.say(`第${n}句`)));
  expect(new Set(answers.map(codeOf))).toEqual(new Set(['unavailable']));
  const ready = await fetch(`${desk.url}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.text()).toContain('DATA_DIR');
});

test('a directory that comes back to its place is taken again, and nothing is stored twice', async () => {
  const customer = await desk.customer();
  granted(await customer.socket.emitWithAck('start', { clientId: newId(), text: '你好' }));
  renameSync(desk.dataDir, `${desk.dataDir}-away`);
  expect(codeOf(await customer.say('在吗', 'same'))).toBe('unavailable');
  renameSync(`${desk.dataDir}-away`, desk.dataDir);
  granted(await customer.say('在吗', 'same'));
  const { entries } = granted(await customer.socket.emitWithAck('sync', { after: 0 }));
  expect(entries.filter(({ text }) => text === '在吗')).toHaveLength(1);
});

test('a transaction that is open when the directory goes is rolled back, and the next one begins', async () => {
  const data = join(folder, 'by-itself');
  mkdirSync(data);
  const connection = connectInThread(join(data, 'desk.sqlite'));
  const say = (sql: string) => connection.execute({ how: 'alone', steps: [asStep(sql)] });
  await say('create table kept (n integer)');
  await say('begin immediate');
  renameSync(data, `${data}-away`);
  await expect(say('insert into kept values (1)')).rejects.toMatchObject({ code: 'HUASHU_FILE_GONE' });
  await say('rollback');
  await expect(say('begin immediate')).rejects.toMatchObject({ code: 'HUASHU_FILE_GONE' });
  renameSync(`${data}-away`, data);
  await say('begin immediate');
  await say('commit');
  await connection.close();
});
