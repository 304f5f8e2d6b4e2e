import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { describePostgres, newSchema } from '../storage/a-postgres.ts';
import { keep } from '../storage/backup/a-backup.ts';
import { Desk } from '../wire/a-desk.ts';

jest.setTimeout(120_000);

const OWN = 'seven-Green-boats-42';
const LI_NA = ['add', 'Li.Na', '--number', '2001', '--name', '李娜', '--role', 'lead', '--capacity', '3'];

/** `npm run staff -- …` on a desk: its status, and what it said. */
function shellOf(settings: Record<string, string>) {
  return async (...words: string[]): Promise<string> => {
    const { status, said } = await keep('staff', settings, ...words);
    return `${status} ${said.trim()}`;
  };
}

/** The JSON that a command has answered. */
function json(said: string): Record<string, unknown> {
  expect(said).toMatch(/^0 \{/);
  return JSON.parse(said.slice(2)) as Record<string, unknown>;
}

/** Sets the password by the link that a command has printed; the status. */
async function setPassword(desk: Desk, said: string): Promise<number> {
  const code = /#\/invite\/([\w-]+)/.exec(said)?.[1] ?? 'none';
  const response = await fetch(`${desk.url}/api/invite/${code}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ password: OWN }),
  });
  return response.status;
}

async function actsAt(desk: Desk): Promise<string[]> {
  const page = await desk.get('/api/audit', await desk.cookieOf('9001'));
  const { lines } = (await page.json()) as { lines: { by: string; act: string; about: string | null }[] };
  return lines
    .filter(({ by }) => by === 'system')
    .map(({ act, about }) => `${act} ${about ?? ''}`)
    .reverse();
}

/** A whole life of an account at the shell, beside a desk that runs. */
async function lives(desk: Desk, settings: Record<string, string>): Promise<void> {
  const shell = shellOf({ PUBLIC_URL: 'https://desk.example', ...settings });
  const added = await shell(...LI_NA);
  expect(added).toMatch(/^0 li\.na .*\nhttps:\/\/desk\.example\/#\/invite\/[\w-]{20,}$/);
  expect(await shell(...LI_NA)).toMatch(/^1 This account has been given/);
  expect(await shell('add', 'other', '--number', '2001', '--name', '王五')).toMatch(/^1 This number has/);
  const reset = json(await shell('reset-password', 'li.na', '--json'));
  expect(reset['account']).toBe('li.na');
  expect(reset['until']).toMatch(/^\d{4}-/);
  expect(await setPassword(desk, added)).toBe(409);
  expect(await setPassword(desk, String(reset['invite']))).toBe(200);
  expect((await desk.signIn('li.na', OWN)).status).toBe(200);
  expect(json(await shell('list', '--json'))['staff']).toContainEqual(
    expect.objectContaining({ account: 'li.na', number: '2001', role: 'lead', capacity: 3, state: 'active' }),
  );
  const agent = await desk.agent('1001');
  const cut = new Promise((resolve) => agent.socket.once('disconnect', resolve));
  expect(await shell('disable', '1001')).toMatch(/^0 1001 is disabled/);
  await cut;
  expect(await shell('list')).toMatch(/^1001 .*disabled/m);
  expect(await shell('reset-password', '1001')).toMatch(/^1 This account is disabled/);
  expect(await shell('enable', '1001')).toMatch(/^0 /);
  expect((await desk.signIn('1001')).status).toBe(200);
  expect(await shell('disable', 'admin')).toMatch(/^1 This is the last administrator/);
  expect(await shell('disable', 'nobody')).toMatch(/^1 There is no such colleague/);
  expect(await actsAt(desk)).toEqual([
    ...['staff_added li.na', 'staff_invited li.na', 'staff_disabled 1001', 'staff_enabled 1001'],
  ]);
  expect(await keep('audit-verify', settings)).toMatchObject({ status: 0 });
}

test('accounts are seen to from the shell beside a running desk, and after it', async () => {
  const desk = await Desk.start();
  const settings = { DATA_DIR: desk.dataDir };
  await lives(desk, settings);
  await desk.leave();
  expect(await shellOf(settings)('reset-password', 'admin')).toMatch(/^0 admin .*\nhttp/);
  const file = new Database(join(desk.dataDir, 'desk.sqlite'));
  file.exec("insert into kysely_migration (name, timestamp) values ('9999-of-tomorrow', '2040')");
  expect(await shellOf(settings)('list')).toMatch(/^1 The database was written by a newer version/);
  file.exec('delete from kysely_migration where name = (select max(name) from kysely_migration)');
  file.exec('delete from kysely_migration where name = (select max(name) from kysely_migration)');
  expect(await shellOf(settings)('list')).toMatch(/^1 The database is of an older version/);
  file.close();
  rmSync(desk.dataDir, { recursive: true });
});

test('what cannot be read, or has no desk, is said in words', async () => {
  const nowhere = mkdtempSync(join(tmpdir(), 'huashu-none-'));
  const shell = shellOf({ DATA_DIR: nowhere });
  expect(await shell('list')).toMatch(/^1 DATA_DIR: there is no desk in .*\.$/);
  for (const words of [[], ['add'], ['promote', 'x'], ['list', '--bogus'], ['disable', 'a', '--name', 'x']])
    expect(await shell(...words)).toMatch(/^1 Usage: npm run staff/);
  expect(await shell('add', '王五')).toMatch(/^1 account: /);
  expect(await shell('add', 'wang', '--role', 'boss')).toMatch(/^1 role: /);
  expect(await shell('add', 'wang', '--capacity', 'many')).toMatch(/^1 capacity: /);
  rmSync(nowhere, { recursive: true });
});

describePostgres('on PostgreSQL', () => {
  test('accounts are seen to from the shell beside a running desk', async () => {
    const schema = await newSchema();
    const desk = await Desk.start({ DATABASE_URL: schema.url });
    await lives(desk, { DATABASE_URL: schema.url });
    await desk.stop();
    await schema.remove();
  });

  test('a database that no desk has used is left as it is', async () => {
    const schema = await newSchema();
    expect(await shellOf({ DATABASE_URL: schema.url })('list')).toMatch(/^1 No desk has used this/);
    await schema.remove();
  });
});
