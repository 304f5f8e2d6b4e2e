import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { describePostgres, newSchema } from '../storage/a-postgres.ts';
import { keep } from '../storage/backup/a-backup.ts';
import { Desk } from '../wire/a-desk.ts';

jest.setTimeout(60_000);

const FORGED = "update audit_log set by = 'admin' where seq = 2";

async function actsOf(desk: Desk): Promise<void> {
  for (let n = 0; n < 3; n += 1) await desk.signIn('1001');
}

/** The command's status and what it said. */
async function verified(settings: Record<string, string>): Promise<string> {
  const { status, said } = await keep('audit-verify', settings);
  return `${status} ${said}`;
}

test('on SQLite the record is verified beside the desk and after it; the first broken row is named', async () => {
  const desk = await Desk.start();
  await actsOf(desk);
  const verify = (more = {}) => verified({ DATA_DIR: desk.dataDir, ...more });
  expect(await verify()).toMatch(/^0 .*3 rows checked/);
  const otherKey = await verify({ AUDIT_SECRET: 'another key, which this desk has never had' });
  expect(otherKey).toMatch(/^1 .*row 1 was sealed with another/);
  await desk.leave();
  const file = new Database(join(desk.dataDir, 'desk.sqlite'));
  file.exec('drop trigger audit_log_no_update');
  file.exec(FORGED);
  file.close();
  expect(await verify()).toMatch(/^1 .*row 2 was changed/);
  rmSync(desk.dataDir, { recursive: true });
});

test('where there is no desk, that is said', async () => {
  const nowhere = mkdtempSync(join(tmpdir(), 'huashu-none-'));
  expect(await verified({ DATA_DIR: nowhere })).toMatch(/^1 The audit log .* no desk in .*\n$/);
});

describePostgres('on PostgreSQL', () => {
  test('the record is verified beside the desk, and the first broken row is named', async () => {
    const schema = await newSchema();
    const desk = await Desk.start({ DATABASE_URL: schema.url });
    await actsOf(desk);
    const verify = () => verified({ DATABASE_URL: schema.url });
    expect(await verify()).toMatch(/^0 .*3 rows checked/);
    await schema.run('alter table audit_log disable trigger audit_log_stays');
    await schema.run(FORGED);
    expect(await verify()).toMatch(/^1 .*row 2 was changed/);
    await desk.stop();
    await schema.remove();
  });
});
