import { join } from 'node:path';
import fc from 'fast-check';
import Database from 'libsql';
import { v7 as newId } from 'uuid';
import { customerOperations, deskOperations } from '../../protocol/operations/index.ts';
import { Desk, granted } from '../wire/a-desk.ts';
import type { Agent } from '../wire/an-agent.ts';
import { rawCode, RawSocket } from '../wire/raw.ts';
import { pathOf, ROUTES } from '../wire/routes.ts';
import { bodies } from './hostile.ts';
import { UNLIMITED_WRITES } from '../../server/settings/safety.ts';

/** `npm run test:fuzz` gives it longer. The seed is printed; `FUZZ_SEED` plays one again. */
const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 6);
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const AT_ONCE = 40;
jest.setTimeout(SECONDS * 1000 + 60_000);

type Side = 'customer' | 'desk';

let desk: Desk;
beforeAll(
  async () => void (desk = await Desk.start({ AGENT_CAPACITY: '100', HOLD_ON: '1m', ...UNLIMITED_WRITES })),
);
// Whatever the desk reported as an error, or if it ended, fails here.
afterAll(() => desk.stop());

const events = (side: Side, operations: Record<string, { input: { shape: object } }>) =>
  Object.entries(operations).map(([event, { input }]) => ({ side, event, fields: Object.keys(input.shape) }));
const EVENTS = [...events('customer', customerOperations), ...events('desk', deskOperations)];
/** All but those that would end the session that the others need. */
const TRIED = ROUTES.filter(({ name }) => name !== 'signOutEverywhere');
const FIELDS = [
  'account',
  'password',
  'code',
  'next',
  'version',
  'why',
  'edits',
  'text',
  'locale',
  'customerId',
  'id',
];

test(`no event and no route is broken by what it is sent (${SECONDS} s)`, async () => {
  const victim = await desk.agent('1001', 'away');
  const chats = await foreignChats(victim);
  const before = rowsOf(chats);
  const ends = performance.now() + SECONDS * 1000;
  const counts = { events: 0, routes: 0, refused: 0 };
  for (let round = 0; performance.now() < ends; round += 1) {
    await sockets(round, chats, counts);
    await routes(round, chats, counts);
  }
  process.stdout.write(`Fuzz: seed ${SEED}, ${JSON.stringify(counts)}\n`);
  expect(counts.refused).toBeGreaterThan(0);
  // Nobody but their agent and their customers may change these chats: not a row, not a column.
  expect(rowsOf(chats)).toEqual(before);
  expect((await desk.get('/readyz')).status).toBe(200);
});

/** Chats of an agent whom nobody here is: answered, warned and closed ones. */
async function foreignChats(agent: Agent): Promise<string[]> {
  const begun = [];
  for (let n = 0; n < 5; n += 1) begun.push((await desk.chat(agent, `第${n}位`)).chatId);
  const [answered = '', warned = '', closed = ''] = begun;
  granted(await agent.socket.emitWithAck('message', { chatId: answered, clientId: 'm', text: '您好' }));
  granted(await agent.socket.emitWithAck('warn', { chatId: warned }));
  granted(await agent.socket.emitWithAck('close', { chatId: closed, skipped: '演练' }));
  return begun;
}

/** Everything that is kept of chats and of their logs; how far the search has read them is the desk's own affair. */
function rowsOf(chats: readonly string[]): unknown[] {
  const file = new Database(join(desk.dataDir, 'desk.sqlite'), { readonly: true });
  const blanks = chats.map(() => '?').join(', ');
  const rows = [
    'select * from chats',
    'select entries.* from entries join chats on chats.key = entries.chat',
  ].map((all) =>
    JSON.stringify(file.prepare(`${all} where chats.id in (${blanks}) order by 1, 2`).all(...chats)).replace(
      /"indexed_seq":\d+/g,
      '',
    ),
  );
  file.close();
  return rows;
}

async function sockets(round: number, chats: string[], counts: { events: number; refused: number }) {
  const [customer, agent] = await Promise.all([
    RawSocket.come(desk.url, 'customer'),
    RawSocket.come(desk.url, 'desk', await desk.cookieOf('1002')),
  ]);
  const likely = [
    ...chats,
    newId(),
    'x',
    '你好',
    0,
    1,
    5,
    true,
    'online',
    'queue',
    '1001',
    'customer',
    { a: 'b' },
  ];
  for (const { side, event, fields } of EVENTS) {
    const some = fc.sample(bodies(fields, likely), { numRuns: 6, seed: SEED + round });
    const socket = side === 'customer' ? customer : agent;
    const answers = await Promise.all(some.map((body) => socket.ask(event, body)));
    counts.events += answers.length;
    for (const [n, answer] of answers.entries()) {
      if (answer.ok !== true) counts.refused += 1;
      const told = [event, JSON.stringify(some[n]).slice(0, 300), rawCode(answer)];
      expect(told).not.toContain('unavailable');
      expect(answer.ok === true || typeof answer.error?.message === 'string').toBe(true);
    }
  }
  customer.go();
  agent.go();
}

async function routes(round: number, chats: string[], counts: { routes: number }) {
  const cookie = await desk.cookieOf('9001');
  const likely = [...chats, '1002', 1, 'zh-CN', 'x'];
  const some = fc.sample(fc.tuple(fc.constantFrom(...TRIED), bodies(FIELDS, likely)), {
    numRuns: AT_ONCE,
    seed: SEED + round,
  });
  for (const [route, body] of some) {
    const { method } = route;
    const word = encodeURIComponent(JSON.stringify(body).slice(0, 200).toWellFormed());
    const named = pathOf(route, { number: '1' }, word || 'x');
    const isRead = method === 'GET';
    const address = `${desk.url}${named}${isRead ? `?q=${word}&cursor=${word}` : ''}`;
    const headers = { cookie: method === 'DELETE' ? '' : cookie, 'content-type': 'application/json' };
    const init = isRead ? {} : { body: JSON.stringify(body) };
    const response = await fetch(address, { method, headers, ...init });
    counts.routes += 1;
    expect([method, address, response.status < 500]).toEqual([method, address, true]);
    await response.arrayBuffer();
  }
}
