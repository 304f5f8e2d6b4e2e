import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine } from '../../server/storage/sqlite/engine.ts';
import type { Primitive } from '../../server/storage/sqlite/request.ts';
import { build, type Built } from './built.ts';

const TRACER = 'strace';
const traced = spawnSync(TRACER, ['-o', '/dev/null', 'true']).status === 0;

describe('an acknowledged message', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'huashu-durable-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  const ask = (engine: Engine, sql: string): Primitive | undefined => {
    const answer = engine.execute({ how: 'alone', steps: [{ sql, width: 0, values: [] }] });
    return answer.ok ? Object.values(answer.results[0]?.rows[0] ?? {})[0] : undefined;
  };

  test('is synced to the disk: the live connection says so', () => {
    const engine = new Engine(join(dataDir, 'desk.sqlite'));
    expect(ask(engine, 'pragma synchronous')).toBe(2);
    expect(ask(engine, 'pragma journal_mode')).toBe('wal');
    expect(ask(engine, 'pragma foreign_keys')).toBe(1);
    engine.close();
  });

  (traced ? test : test.skip)(
    'is synced to the disk: the system calls say so',
    async () => {
      const built: Built = await build('sqlite/engine');
      const log = join(dataDir, 'calls');
      const script = `
        import { Engine } from ${JSON.stringify(built.path('engine'))};
        const engine = new Engine(${JSON.stringify(join(dataDir, 'desk.sqlite'))});
        const run = (sql) => engine.execute({ how: 'together', steps: [{ sql, width: 0, values: [] }] });
        run('create table t (a)');
        for (let n = 0; n < 25; n += 1) if (!run('insert into t values (1)').ok) process.exit(1);
        process.kill(process.pid, 'SIGKILL');`;
      spawnSync(
        TRACER,
        [
          '-f',
          '-o',
          log,
          '-e',
          'trace=fsync,fdatasync',
          process.execPath,
          '--input-type=module',
          '-e',
          script,
        ],
        { cwd: process.cwd() },
      );
      const calls = execFileSync('grep', ['-cE', 'f(data)?sync\\(', log], { encoding: 'utf8' });
      expect(Number(calls)).toBeGreaterThanOrEqual(26);
      const reopened = new Engine(join(dataDir, 'desk.sqlite'));
      expect(ask(reopened, 'select count(*) from t')).toBe(25);
      reopened.close();
      await built.remove();
    },
    60_000,
  );
});
