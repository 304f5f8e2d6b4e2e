// `npm run bench:search -- [ENTRIES] [postgres]`: how long a search takes over so many lines, on SQLite and PostgreSQL, what the index costs
// for each line, and what indexing does to messages that are stored meanwhile.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import pg from 'pg';
import { newChat } from '../server/domain/chat/chat.ts';
import { append } from '../server/domain/chat/fold.ts';
import type { NewEntry } from '../server/domain/chat/log.ts';
import { openPostgresStore } from '../server/storage/postgres/open.ts';
import { openSqliteStore } from '../server/storage/sqlite/open.ts';
import type { Changes } from '../server/storage/chats/store.ts';
import type { Store } from '../server/storage/store.ts';
import { scratchDatabase } from './bench/databases.ts';

const ENTRIES = Number(process.argv[2] ?? 1_000_000);
const PER_CHAT = 15;
const AT_ONCE = 200;
const NOTHING = { chatIds: [], customerIds: [], sent: [], sentByCustomers: [] };

/** Characters by how often they are written: a few in nearly every line, most in hardly any. */
const HAN = Array.from({ length: 3000 }, (_, at) => String.fromCodePoint(0x4e00 + at * 5));
let seed = 42;
const random = (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
const han = (): string => HAN[Math.floor(random() ** 3 * HAN.length)] ?? '';

/** All of one length, so that none is the beginning of another. */
const orderOf = (number: number): string => `A${String(number).padStart(8, '0')}`;

function text(number: number): string {
  const words = Array.from({ length: 8 + Math.floor(random() * 24) }, han).join('');
  const more = number % 7 === 0 ? ` 订单${orderOf(number)} ` : '';
  const rare = number % 9973 === 0 ? '退款到账' : '';
  const common = number % 3 === 0 ? '您好，' : '';
  return `${common}${words}${more}${rare}`;
}

function chatOf(number: number, at: number): Changes {
  const by = { role: 'agent', account: `10${String(number % 50).padStart(2, '0')}` } as const;
  const birth = { continues: null, preferredAgent: null, leftMessage: false, queuedBehind: 0 };
  const begun = newChat({ id: newId(), customerId: newId(), startedAt: at, ...birth });
  const lines: NewEntry[] = Array.from({ length: PER_CHAT - 2 }, (_, line) => ({
    kind: 'message',
    by: line % 2 === 0 ? { role: 'customer' } : by,
    clientId: `m${line}`,
    text: text(number * PER_CHAT + line),
  }));
  const joined: NewEntry = { kind: 'joined', by, data: { how: 'accepted' } };
  const closed: NewEntry = {
    kind: 'closed',
    by,
    data: { reason: 'agent', lastCustomerAt: at, lastAgentAt: at },
  };
  const { chat, entries } = append(begun, [...lines.slice(0, 1), joined, ...lines.slice(1), closed], at);
  return { entries, chats: [{ chat, isNew: true, dueAt: null }] };
}

async function fill(store: Store): Promise<void> {
  const chats = Math.ceil(ENTRIES / PER_CHAT);
  for (let done = 0; done < chats; done += AT_ONCE) {
    const made = Array.from({ length: Math.min(AT_ONCE, chats - done) }, (_, at) =>
      chatOf(done + at, Date.now()),
    );
    const entries = made.flatMap((one) => one.entries);
    await store.chats.commit(NOTHING, () => ({ entries, chats: made.flatMap((one) => one.chats) }));
  }
}

/** Indexes what is left: every search reads some before it. */
async function indexed(store: Store): Promise<number> {
  const began = performance.now();
  // The oldest chat is indexed last.
  for (;;) {
    const { chats } = await store.chats.list({ limit: 1, q: orderOf(0) });
    if (chats.length > 0) return (performance.now() - began) / 1000;
  }
}

const QUERIES: [name: string, q: string, more?: object][] = [
  ['one character, common', HAN[0] ?? ''],
  ['one character, rare', HAN[2900] ?? ''],
  ['two characters', '您好'],
  ['a rare word', '退款到账'],
  ['a word that is nowhere', '甲乙丙丁'],
  ['two common characters', `${HAN[0] ?? ''} ${HAN[1] ?? ''}`],
  ['a number', orderOf(7000)],
  ['part of a number', '07007'],
  ['a rare word, one agent of fifty', '退款到账', { visibleTo: '1003' }],
  ['a common word, one agent of fifty', '您好', { visibleTo: '1003' }],
  ['a common word, an agent without chats', '您好', { visibleTo: '1999' }],
  ['a common word by reason', '您好', { reason: 'idle' }],
];

async function measure(name: string, store: Store, bytes: () => Promise<number>): Promise<void> {
  const began = performance.now();
  await fill(store);
  console.log(`${name}: ${ENTRIES} lines stored in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  console.log(`${name}: indexed in ${(await indexed(store)).toFixed(0)} s more`);
  console.log(`${name}: ${((await bytes()) / ENTRIES).toFixed(0)} bytes a line in the index`);
  for (const [what, q, more = {}] of QUERIES) {
    const times: number[] = [];
    let found = 0;
    for (let round = 0; round < 5; round += 1) {
      const from = performance.now();
      found = (await store.chats.list({ limit: 20, q, ...more })).chats.length;
      times.push(performance.now() - from);
    }
    times.sort((one, other) => one - other);
    console.log(
      `${name}: ${what.padEnd(40)} ${String(found).padStart(3)} found, first page ${(times[2] ?? 0).toFixed(1).padStart(7)} ms (worst ${(times[4] ?? 0).toFixed(1)})`,
    );
  }
  await messages(name, store);
}

/** 1,000 messages a second for some seconds while the index follows: how long each takes to be durable. */
async function messages(name: string, store: Store): Promise<void> {
  const birth = { continues: null, preferredAgent: null, leftMessage: false, queuedBehind: 0 };
  const times: number[] = [];
  let chat = newChat({ id: newId(), customerId: newId(), startedAt: Date.now(), ...birth });
  let isNew = true;
  const end = performance.now() + 8000;
  for (let number = 0; performance.now() < end; number += 10) {
    const lines: NewEntry[] = Array.from({ length: 10 }, (_, at) => ({
      kind: 'message',
      by: { role: 'customer' },
      clientId: `x${number + at}`,
      text: text(number + at),
    }));
    const added = append(chat, lines, Date.now());
    const from = performance.now();
    const was = chat;
    await store.chats.commit({ ...NOTHING, chatIds: isNew ? [] : [was.id] }, () => ({
      entries: added.entries,
      chats: [{ chat: added.chat, isNew, dueAt: null }],
    }));
    times.push(performance.now() - from);
    chat = added.chat;
    isNew = false;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, 10 - (performance.now() - from))));
  }
  times.sort((one, other) => one - other);
  const at = (part: number): string => (times[Math.floor(times.length * part)] ?? 0).toFixed(1);
  console.log(
    `${name}: 10 messages each 10 ms: durable in ${at(0.5)} ms, p99 ${at(0.99)} ms, at most ${at(0.9999)} ms`,
  );
}

async function onSqlite(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'huashu-search-'));
  const store = await openSqliteStore({
    ...{ dataDir, now: Date.now },
    workerPath: new URL('./sqlite-worker.js', import.meta.url),
  });
  const file = join(dataDir, 'desk.sqlite');
  try {
    await measure('SQLite', store, async () => {
      const { default: Database } = await import('libsql');
      const db = new Database(file);
      const [row] = db.prepare(`select sum(length(block)) as bytes from search_lines_data`).all() as {
        bytes: number;
      }[];
      db.close();
      return row?.bytes ?? 0;
    });
  } finally {
    await store.close();
    console.log(`SQLite: the file has ${(statSync(file).size / 1e6).toFixed(0)} MB`);
    rmSync(dataDir, { recursive: true });
  }
}

async function onPostgres(): Promise<void> {
  const scratch = await scratchDatabase();
  const client = new pg.Client({ connectionString: scratch.url });
  await client.connect();
  const store = await openPostgresStore({ url: scratch.url, now: Date.now });
  try {
    await measure('PostgreSQL', store, async () => {
      await client.query('vacuum analyze');
      const { rows } = await client.query<{ bytes: string }>(
        `select pg_total_relation_size('search_lines') as bytes`,
      );
      return Number(rows[0]?.bytes ?? 0);
    });
  } finally {
    await store.close();
    await client.end();
    await scratch.drop();
  }
}

if (process.argv[3] !== 'postgres') await onSqlite();
await onPostgres();
process.exit(0);
