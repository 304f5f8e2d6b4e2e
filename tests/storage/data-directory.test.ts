import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDataDirectory } from '../../server/storage/data-directory.ts';
import { openSqliteStore } from '../../server/storage/sqlite/open.ts';
import { MORNING } from './a-chat.ts';
import { build } from './built.ts';

describe('the data directory', () => {
  let dataDir: string;
  const open = () => openSqliteStore({ dataDir, inThread: true, now: () => MORNING });
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'huashu-hold-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  test('is refused to a second one, in one sentence that names the holder', async () => {
    const store = await open();
    await expect(open()).rejects.toMatchObject({
      name: 'DataDirectoryInUse',
      message:
        `The data directory ${dataDir} is in use by process ${process.pid} on ${hostname()} since ` +
        '2026-03-02T00:30:00.000Z; stop that process or choose another DATA_DIR.',
    });
    await expect(store.ping()).resolves.toBeUndefined();
    await store.close();
  });

  test('is free again after a close', async () => {
    await (await open()).close();
    expect(existsSync(join(dataDir, 'holder.json'))).toBe(false);
    await (await open()).close();
  });

  test('is held for another process as well, and free once that one has been killed', async () => {
    const built = await build('data-directory');
    const holding = `import { lockDataDirectory } from ${JSON.stringify(built.path('data-directory'))};
      lockDataDirectory(${JSON.stringify(dataDir)}, 0);
      console.log('held');
      setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', holding]);
    await once(holder.stdout, 'data');
    expect(() => lockDataDirectory(dataDir, MORNING)).toThrow(`process ${holder.pid} on`);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    lockDataDirectory(dataDir, MORNING).release();
    await built.remove();
  }, 60_000);

  test('is made if it is not there', async () => {
    const deep = join(dataDir, 'a', 'b');
    const store = await openSqliteStore({ dataDir: deep, inThread: true, now: () => MORNING });
    await store.close();
    expect(existsSync(join(deep, 'desk.sqlite'))).toBe(true);
  });
});
