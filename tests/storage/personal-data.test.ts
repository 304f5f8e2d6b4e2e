import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { openPostgresStore } from '../../server/storage/postgres/open.ts';
import { openSqliteStore } from '../../server/storage/sqlite/open.ts';
import { MORNING } from './a-chat.ts';
import { describePostgres, newSchema } from './a-postgres.ts';
import { COLUMNS } from './personal-data.ts';

jest.setTimeout(30_000);

/** The search's table on SQLite and the migrations' own are the databases' business. */
const OWN = /^(sqlite_|kysely_|search_(lines|cases|customers)_(config|data|docsize|idx|content)$)/;

const said = (tables: Record<string, string[]>): string[] =>
  Object.entries(tables).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`));
const unlisted = (found: string[]): string[] =>
  found.filter((name) => COLUMNS[name.split('.')[0] ?? '']?.[name.split('.')[1] ?? ''] === undefined);

test('what erasing does to it is said of every column on SQLite', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'huashu-columns-'));
  await (await openSqliteStore({ dataDir, inThread: true, now: () => MORNING })).close();
  const db = new Database(join(dataDir, 'desk.sqlite'));
  const names = db.prepare(`select name from sqlite_master where type = 'table'`).all() as { name: string }[];
  const tables = names.map(({ name }) => name).filter((name) => !OWN.test(name));
  const columns = tables.map((table) => [
    table,
    (db.prepare(`select name from pragma_table_info('${table}')`).all() as { name: string }[]).map(
      ({ name }) => name,
    ),
  ]);
  db.close();
  rmSync(dataDir, { recursive: true });
  expect(tables).toContain('customers');
  expect(unlisted(said(Object.fromEntries(columns) as Record<string, string[]>))).toEqual([]);
});

describePostgres('what erasing does to it is said of every column', () => {
  test('on PostgreSQL', async () => {
    const schema = await newSchema();
    await (await openPostgresStore({ url: schema.url, now: () => MORNING, patience: 0 })).close();
    const rows = await schema.run(`select table_name || '.' || column_name as name
      from information_schema.columns where table_schema = '${schema.name}' and table_name not like 'kysely%'`);
    await schema.remove();
    const names = rows.map(({ name }) => String(name));
    expect(names).toContain('search_lines.grams');
    expect(unlisted(names)).toEqual([]);
    // And nothing is listed that is nowhere: `entries.id` and the search's column are SQLite's own.
    const listed = said(
      Object.fromEntries(Object.entries(COLUMNS).map(([table, all]) => [table, Object.keys(all)])),
    );
    expect(listed.filter((name) => !names.includes(name))).toEqual(['chats.indexed_seq', 'entries.id']);
  });
});
