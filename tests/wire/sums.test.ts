import { v7 as newId } from 'uuid';
import { customerOperations } from '../../protocol/operations/index.ts';
import type { Customer } from './a-customer.ts';
import { Desk, granted } from './a-desk.ts';
import type { Agent } from './an-agent.ts';
import { storedBytes, WEIGHED } from './weight.ts';

jest.setTimeout(120_000);

/** Connections of one network, and how often each of them says each thing. */
const VISITORS = 10;
const TIMES = 15;
const ALL = VISITORS * TIMES;

const long = (at: number): string => `${'长'.repeat(190)}${at}`;
const attributes = (at: number) =>
  Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`key ${at} ${index}`, long(at)]));
const everything = (at: number) => ({
  page: `https://a.example/${'p'.repeat(1900)}${at}`,
  referrer: `https://b.example/${'r'.repeat(1900)}${at}`,
  ...{ name: long(at), contact: long(at), attributes: attributes(at) },
});
const TEXT = '长'.repeat(3990);

/** What one event may come to, however often one network says it as here; in bytes. */
interface Row {
  /** The most that an event of this kind can carry, another one each time. */
  say: (customer: Customer, at: number) => Promise<unknown>;
  stored: number;
  kept: number;
  /** To each console that shows the chats. */
  told: number;
}

const kB = 1000;
/** What an event that leaves nothing behind may be off by: notes of the garbage collector, rows of the audit log. */
const LITTLE = { stored: 20 * kB, kept: 6000 * kB };

/** Every event of the customers' protocol, and coming in at all. A new event without a row does not compile. */
const ROWS: Record<keyof typeof customerOperations | 'connect', Row> = {
  // What was said last is kept, and consoles hear only that something was.
  hello: {
    say: ({ socket }, at) => socket.emitWithAck('hello', everything(at)),
    stored: VISITORS * 25 * kB,
    kept: 3000 * kB,
    told: ALL * 0.2 * kB,
  },
  // Ten pages replace the ten of before, cut to what people read of them.
  visit: {
    say: ({ socket }, at) => {
      const page = (n: number) => `https://a.example/${at}/${n}/${'p'.repeat(1900)}`;
      const pages = Array.from({ length: 10 }, (_, n) => ({ page: page(n), ago: n }));
      return socket.emitWithAck('visit', { timeZone: 'Asia/Shanghai', pages });
    },
    stored: VISITORS * 25 * kB,
    kept: 3000 * kB,
    told: ALL * 0.2 * kB,
  },
  sync: { say: ({ socket }) => socket.emitWithAck('sync', { after: 0 }), ...LITTLE, told: 0 },
  message: {
    say: ({ socket }, at) => socket.emitWithAck('message', { clientId: newId(), text: `${TEXT}${at}` }),
    stored: ALL * 13 * kB,
    kept: 6000 * kB,
    told: ALL * 18 * kB,
  },
  // Each time somebody new, who says all that can be said, until the network has written too much. Rows carry none of it.
  start: {
    say: (_, at) => someoneNew(at),
    stored: ALL * 40 * kB,
    kept: ALL * 40 * kB,
    told: ALL * 5 * kB,
  },
  typing: {
    say: ({ socket }, at) => socket.emitWithAck('typing', { on: at % 2 === 0 }),
    ...LITTLE,
    told: ALL * 0.2 * kB,
  },
  read: {
    say: ({ socket }, at) => socket.emitWithAck('read', { seq: at + 1 }),
    ...LITTLE,
    told: ALL * 0.2 * kB,
  },
  connect: { say: (customer) => again(customer), ...LITTLE, told: ALL * 2 * 5 * kB },
  invitation: {
    say: ({ socket }) => socket.emitWithAck('invitation', { answer: 'never' }),
    ...LITTLE,
    told: 0,
  },
  leave: { say: ({ socket }) => socket.emitWithAck('leave', {}), ...LITTLE, told: VISITORS * 10 * kB },
  rate: {
    say: ({ socket }) => socket.emitWithAck('rate', { score: 1, remark: '长'.repeat(200) }),
    ...LITTLE,
    told: VISITORS * 10 * kB,
  },
};

let desk: Desk;
let agent: Agent;
const visitors: Customer[] = [];
beforeAll(async () => {
  desk = await Desk.start({ ...WEIGHED, AGENT_CAPACITY: '100' });
  agent = await desk.agent('1001', 'away');
  for (let at = 0; at < VISITORS; at += 1) visitors.push((await desk.chat(agent)).customer);
  // What only begins once (caches, prepared statements, compiled code) is no event's.
  for (const { socket } of visitors) granted(await socket.emitWithAck('sync', { after: 0 }));
});
afterAll(() => desk.stop());

async function again({ token }: Customer): Promise<void> {
  const other = await desk.customer({}, token);
  other.go();
}

async function someoneNew(at: number): Promise<void> {
  const customer = await desk.customer(everything(at));
  await customer.socket.emitWithAck('start', { clientId: newId(), text: `${TEXT}${at}` });
  customer.go();
}

interface Weight {
  stored: number;
  kept: number;
  told: number;
}

async function weigh(): Promise<Weight> {
  // What is told beside the answers is on its way within a round of the desk's jobs.
  await agent.quiet();
  return {
    stored: storedBytes(desk.dataDir),
    kept: await desk.keeps(),
    told: agent.packets.reduce((sum, packet) => sum + Buffer.byteLength(packet), 0),
  };
}

test('every event of the protocol has its sums', () => {
  const named = Object.keys(ROWS).filter((event) => event !== 'connect');
  expect(named.sort()).toEqual(Object.keys(customerOperations).sort());
});

test.each(Object.keys(ROWS) as (keyof typeof ROWS)[])(
  'one network comes to bounded sums by %s: stored, kept in memory, told to each console',
  async (event) => {
    const { say, ...most } = ROWS[event];
    const before = await weigh();
    for (let at = 0; at < TIMES; at += 1) await Promise.all(visitors.map((visitor) => say(visitor, at)));
    const after = await weigh();
    const came: Weight = {
      stored: after.stored - before.stored,
      kept: after.kept - before.kept,
      told: after.told - before.told,
    };
    const over = Object.entries(came).filter(([what, bytes]) => bytes > most[what as keyof Weight] + 5 * kB);
    if (process.env['SUMS']) process.stdout.write(`${event} ${JSON.stringify(came)}\n`);
    expect(Object.fromEntries(over)).toEqual({});
  },
);
