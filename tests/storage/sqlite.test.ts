import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../server/storage/sqlite/open.ts';
import { MORNING } from './a-chat.ts';
import { describeStore } from './contract.ts';
import { putEmptyDatabase } from './empty-database.ts';

describeStore('SQLite', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'huashu-store-'));
  await putEmptyDatabase(dataDir);
  return {
    open: () => openSqliteStore({ dataDir, inThread: true, now: () => MORNING }),
    remove: () => rm(dataDir, { recursive: true }),
  };
});
