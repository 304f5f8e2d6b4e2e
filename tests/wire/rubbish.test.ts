import { customerOperations, deskOperations } from '../../protocol/operations/index.ts';
import { TEXT_MAX } from '../../protocol/limits.ts';
import { Desk, granted } from './a-desk.ts';
import type { Agent } from './an-agent.ts';
import { rawCode, RawSocket } from './raw.ts';

let desk: Desk;
let agent: Agent;

beforeAll(async () => {
  desk = await Desk.start({ AGENT_CAPACITY: '50' });
  agent = await desk.agent('1001');
}, 60_000);
afterAll(() => desk.stop());

/** Not the shape of any request. `null` in a list stands for itself. */
const MALFORMED: [string, unknown][] = [
  ['null', null],
  ['a number', 7],
  ['a text', 'hello'],
  ['a truth', true],
  ['a list', [1, 2, 3]],
  ['an unknown key', { surplus: 1 }],
  ['a forged role', { role: 'admin', account: '9001' }],
  [
    'wrong types',
    {
      clientId: 7,
      text: {},
      chatId: [],
      seq: '1',
      on: 'yes',
      score: '5',
      after: -1,
      value: 1,
      to: 0,
      name: 5,
    },
  ],
  ['a prototype key', JSON.parse('{"__proto__":{"polluted":true},"constructor":1}')],
  ['nothing but depth', nested(2000)],
];

const EVENTS = [
  ...Object.keys(customerOperations).map((event) => ['customer', event] as const),
  ...Object.keys(deskOperations).map((event) => ['desk', event] as const),
];

async function come(side: 'customer' | 'desk'): Promise<RawSocket> {
  return RawSocket.come(desk.url, side, side === 'desk' ? agent.cookie : undefined);
}

describe.each(EVENTS)('%s %s', (side, event) => {
  let socket: RawSocket;
  beforeAll(async () => void (socket = await come(side)));
  afterAll(() => socket.go());

  test('is answered bad_request for every malformed payload, in the one shape of errors', async () => {
    for (const [what, payload] of MALFORMED) {
      const answer = await socket.ask(event, payload);
      expect([what, rawCode(answer)]).toEqual([what, 'bad_request']);
      expect(typeof answer.error?.message).toBe('string');
    }
  });

  test('without a payload, an acknowledgement, or either, ends nothing', async () => {
    socket.throw(event);
    socket.throw(event, null);
    socket.throw(event, { surplus: 1 }, 'not a function');
    socket.throw(event, 'not a payload', { not: 'a function' }, 3);
    const alone = await socket.ask(event);
    expect(typeof alone.ok).toBe('boolean');
    expect(desk.isAlive).toBe(true);
  });
});

test('a prototype key has polluted nothing', () => {
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

describe('a text', () => {
  test('of more than 4,000 characters is too_large; 4,000 emoji are not', async () => {
    const { customer } = await desk.chat(agent);
    const long = await customer.say('字'.repeat(TEXT_MAX + 1), 'long');
    expect(long).toMatchObject({ ok: false, error: { code: 'too_large', field: 'text' } });
    const most = granted(await customer.say('😀'.repeat(TEXT_MAX), 'most'));
    expect(most.entry.text).toBe('😀'.repeat(TEXT_MAX));
  });

  test.each([
    ['empty', ''],
    ['only blanks', ' \n\t　'],
    ['only control characters', '\u0000\u0007\u001b'],
  ])('that is %s is refused', async (_, text) => {
    const { customer } = await desk.chat(agent);
    expect(await customer.say(text, 'empty')).toMatchObject({ ok: false, error: { code: 'bad_request' } });
  });

  test.each([
    ['emoji with joiners', '👩‍👩‍👧‍👦🇨🇳', '👩‍👩‍👧‍👦🇨🇳'],
    ['NUL', 'a\u0000b', 'ab'],
    ['a lone surrogate', 'x\ud83dy', 'x\ufffdy'],
    ['markup', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['composed and decomposed', 'e\u0301', 'é'],
    ['line ends', 'a\r\nb\rc', 'a\nb\nc'],
    ['SQL', "'); drop table chats; --", "'); drop table chats; --"],
  ])('with %s is kept as text', async (_, text, kept) => {
    const { customer } = await desk.chat(agent);
    expect(granted(await customer.say(text, 'odd')).entry.text).toBe(kept);
    const synced = granted(await customer.socket.emitWithAck('sync', { after: 0 }));
    expect(synced.entries.at(-1)?.text).toBe(kept);
  });
});

test.each([
  ['empty', ''],
  ['too long', 'x'.repeat(65)],
  ['ill-formed', '\ud800'],
  ['with NUL', 'a\u0000b'],
])('a clientId that is %s is refused', async (_, clientId) => {
  const { customer } = await desk.chat(agent);
  expect(await customer.say('你好', clientId)).toMatchObject({ ok: false, error: { code: 'bad_request' } });
});

test.each(['customer', 'desk'] as const)(
  'a packet of more than 64 kB costs %s the connection, and nobody else anything',
  async (side) => {
    const { customer } = await desk.chat(agent);
    const socket = await come(side);
    const cut = socket.cut();
    socket.throw('message', { clientId: 'big', text: 'x'.repeat(1_000_000) });
    await cut;
    expect(granted(await customer.say('还在')).entry.text).toBe('还在');
  },
);

test('events that do not exist are not answered and end nothing', async () => {
  const socket = await come('customer');
  for (const event of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'accept', 'warn', ''])
    socket.throw(event, { chatId: 'x' });
  expect(rawCode(await socket.ask('sync', { after: 0 }))).toBe('ok');
  socket.go();
});

test.each([
  ['bytes where there should be text', (socket) => socket.throw('message', { text: Buffer.from('x') })],
  ['an announced attachment that never comes', (socket) => socket.packet('51-/customer,["hello",{}]')],
  ['an attachment announced in an answer', (socket) => socket.packet('61-/customer,1["x"]')],
  ['bytes that nothing announced', (socket) => socket.packet(Buffer.from('x'))],
] satisfies [string, (socket: RawSocket) => void][])(
  '%s cost the connection, and nothing is kept of it',
  async (_, send) => {
    const socket = await come('customer');
    const cut = socket.cut();
    send(socket);
    await cut;
  },
);

const NO_PACKETS = [
  '',
  '9',
  '2',
  '2[',
  '2{}',
  '2"x"',
  '2[]',
  '2[1]',
  '51-["message"]',
  '5999',
  '0/nowhere,',
  '2/customer,99999999999999999999["x"]',
];

test.each(NO_PACKETS)(
  'what is no packet of Socket.IO (%j) costs its sender the connection at most',
  async (word) => {
    const { customer } = await desk.chat(agent);
    const socket = await come('customer');
    socket.socket.io.engine.write(word);
    socket.socket.io.engine.write(word);
    expect(granted(await customer.say('照常')).entry.text).toBe('照常');
    socket.go();
  },
);

test.each([...NO_PACKETS, '\x1e\x1e', '4'.repeat(70_000), '{"json":true}'])(
  'rubbish posted to polling (%.12j) ends nothing',
  async (body) => {
    const polling = `${desk.url}/socket.io/?EIO=4&transport=polling`;
    const opened = await (await fetch(polling)).text();
    const sid = /"sid":"([^"]+)"/.exec(opened)?.[1] ?? '';
    await fetch(`${polling}&sid=${sid}`, { method: 'POST', body }).catch(() => undefined);
    expect((await desk.get('/readyz')).ok).toBe(true);
  },
);

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = { value };
  return value;
}
