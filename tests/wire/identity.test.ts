import { createHmac } from 'node:crypto';
import { io } from 'socket.io-client';
import type { CustomerAnswers, CustomerToServer, ServerToCustomer } from '../../protocol/customer.ts';
import type { Socket } from 'socket.io-client';
import { codeOf, Desk, granted } from './a-desk.ts';
import { connected } from './connecting.ts';

const SECRET = 'a secret that the shop and the desk share';
const LATER = Math.floor(Date.now() / 1000) + 3600;

let desk: Desk;
const sockets: Socket[] = [];
beforeAll(async () => void (desk = await Desk.start({ IDENTITY_SECRET: SECRET })));
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await desk.stop();
});

function signed(id: string, expires = LATER, secret = SECRET): object {
  const signature = createHmac('sha256', secret).update(`${id}.${expires}`).digest('hex');
  return { id, expires, signature };
}

/** A browser that brings these; gives its socket and what it was greeted with, or why it was turned away. */
async function come(auth: object, at = desk) {
  const socket: Socket<ServerToCustomer, CustomerToServer> = io(`${at.url}/customer`, {
    auth: { ...auth },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  sockets.push(socket);
  await connected(socket);
  const welcome: CustomerAnswers['hello'] = granted(await socket.emitWithAck('hello', {}));
  return { socket, ...welcome };
}

/** As {@link come}; null if the connection was cut before it was greeted. */
async function comeOrCut(auth: object): Promise<Awaited<ReturnType<typeof come>> | null> {
  const all = sockets.length;
  const coming = come(auth);
  const cut = new Promise<null>((resolve) => sockets[all]?.once('disconnect', () => resolve(null)));
  return Promise.race([coming, cut]);
}

async function begin(socket: Socket<ServerToCustomer, CustomerToServer>, text: string): Promise<string> {
  return granted(await socket.emitWithAck('start', { clientId: text, text })).chat.id;
}

async function turnedAway(auth: object): Promise<unknown> {
  try {
    await come(auth);
    return 'in';
  } catch (error) {
    return error instanceof Error && 'data' in error ? (error.data as { code: unknown }).code : error;
  }
}

test('a visitor whom the website vouches for finds their chat in every browser, and agents see it', async () => {
  const agent = await desk.agent('9001');
  const first = await come({ identity: signed('li') });
  const chatId = await begin(first.socket, '手机上的问题');
  const second = await come({ identity: signed('li') });
  expect([second.chat?.id, second.entries.map(({ text }) => text)]).toEqual([chatId, ['手机上的问题']]);
  const { chat } = granted(await agent.socket.emitWithAck('open', { chatId }));
  expect(chat.customer.verified).toBe('li');
});

test.each([
  ['forged', { id: 'li', expires: LATER, signature: 'a'.repeat(64) }, 'identity_forged'],
  ['of another secret', signed('li', LATER, 'another'), 'identity_forged'],
  ['of somebody else', { ...signed('wang'), id: 'li' }, 'identity_forged'],
  ['prolonged', { ...signed('li', 1), expires: LATER }, 'identity_forged'],
  ['expired', signed('li', 1), 'identity_expired'],
  ['without a signature', { id: 'li', expires: LATER }, 'identity_forged'],
  ['of strange things', { id: { $ne: 1 }, expires: 'x', signature: [] }, 'identity_forged'],
  ['nothing at all', null, 'identity_forged'],
])('an identity that is %s is refused with a code', async (_, identity, code) => {
  expect(await turnedAway({ identity })).toBe(code);
});

test('a page that is open longer than its signature counts goes on as the same customer, nobody else by it', async () => {
  const li = await come({ identity: signed('long-open') });
  const chatId = await begin(li.socket, '一直开着的页面');
  const again = await come({ token: li.token, identity: signed('long-open', 1) });
  expect(again.chat?.id).toBe(chatId);
  const anonymous = await come({});
  for (const token of [anonymous.token, (await come({ identity: signed('another') })).token])
    expect(await turnedAway({ token, identity: signed('long-open', 1) })).toBe('identity_expired');
});

test('what a visitor says of themselves is no identity', async () => {
  const li = await come({ identity: signed('told') });
  const chatId = await begin(li.socket, '我的订单');
  const liar = await come({});
  granted(await liar.socket.emitWithAck('hello', { name: 'told', attributes: { id: 'told' } }));
  const own = await begin(liar.socket, '我也是');
  expect(own).not.toBe(chatId);
  const agent = await desk.agent('9001');
  expect(granted(await agent.socket.emitWithAck('open', { chatId: own })).chat.customer.verified).toBeNull();
});

test('the anonymous chat of a browser becomes theirs who sign in there', async () => {
  const anonymous = await come({});
  const chatId = await begin(anonymous.socket, '还没登录');
  const known = await come({ token: anonymous.token, identity: signed('zhao') });
  expect(known.chat?.id).toBe(chatId);
});

test('a token planted before somebody signed in reads nothing afterwards, and its open socket is cut', async () => {
  const planted = await come({});
  const cut = new Promise((resolve) => planted.socket.once('disconnect', resolve));
  const victim = await come({ token: planted.token, identity: signed('victim') });
  await begin(victim.socket, '我的秘密');
  await cut;
  const again = await come({ token: planted.token });
  expect([again.chat, again.entries]).toEqual([null, []]);
});

test('a planted token that comes in the same moment as the sign-in reads nothing either', async () => {
  for (let round = 0; round < 20; round += 1) {
    const planted = await come({});
    const [victim, late] = await Promise.all([
      come({ token: planted.token, identity: signed(`victim-${round}`) }),
      // Cut before it was greeted is well, too.
      comeOrCut({ token: planted.token }),
    ]);
    await begin(victim.socket, '我的秘密');
    if (late === null || !late.socket.connected) continue;
    const asked = late.socket.emitWithAck('sync', { after: 0 });
    const cut = new Promise<null>((resolve) => late.socket.once('disconnect', () => resolve(null)));
    const answer = await Promise.race([asked, cut]);
    if (answer === null) continue;
    const missed = granted(answer);
    expect([missed.chat, missed.entries]).toEqual([null, []]);
  }
});

test.each([
  ['has ended', { leaves: true }],
  ['was somebody’s by name', { name: '王小姐' }],
  ['was somebody’s by contact', { contact: '13800000000' }],
])(
  'the anonymous chat of a shared computer that %s is not theirs who sign in next',
  async (what, { leaves, ...hello }: { leaves?: boolean; name?: string; contact?: string }) => {
    const before = await come({});
    granted(await before.socket.emitWithAck('hello', hello));
    await begin(before.socket, '上一位的话');
    if (leaves) granted(await before.socket.emitWithAck('leave', {}));
    const next = await come({ token: before.token, identity: signed(`next ${what}`) });
    expect([next.chat, next.entries]).toEqual([null, []]);
  },
);

test('a token of somebody known is worth nothing once the website’s secret is another, or there is none', async () => {
  const own = await Desk.start({ IDENTITY_SECRET: SECRET });
  const li = await come({ identity: signed('li') }, own);
  await begin(li.socket, '我的订单');
  expect((await come({ token: li.token }, own)).chat).not.toBeNull();
  await own.leave();
  for (const more of [{ IDENTITY_SECRET: `${SECRET}, a new one` }, {}]) {
    const again = await Desk.start({ DATA_DIR: own.dataDir, ...more });
    expect((await come({ token: li.token }, again)).chat).toBeNull();
    await again.leave();
  }
});

test('whoever signs in with the token of somebody known gets their own chats, not that one’s', async () => {
  const li = await come({ identity: signed('li-2') });
  await begin(li.socket, '李的话');
  const wang = await come({ token: li.token, identity: signed('wang-2') });
  expect([wang.chat, wang.entries]).toEqual([null, []]);
});

test('a known visitor comes back by the token of their connection; one that was changed is nobody’s', async () => {
  const li = await come({ identity: signed('li-3') });
  const chatId = await begin(li.socket, '断线之前');
  expect((await come({ token: li.token })).chat?.id).toBe(chatId);
  const [id, until, seal] = li.token.split('.') as [string, string, string];
  for (const token of [`${id}.${Number(until) + 1}.${seal}`, `${id}.${seal}`, `${id}.1.${seal}`])
    expect((await come({ token })).chat).toBeNull();
});

describe('a newcomer who has no token yet', () => {
  const newcomer = '0123456789abcdef'.repeat(2);

  test('is one customer in two tabs that connect at once, and each hears what the other says', async () => {
    const [one, other] = await Promise.all([come({ newcomer }), come({ newcomer })]);
    expect(one.token).toBe(other.token);
    const chatId = await begin(one.socket, '两个标签页');
    const again = granted(await other.socket.emitWithAck('hello', {}));
    expect(again.chat?.id).toBe(chatId);
    expect((await come({ newcomer: newcomer.replace('0', '1') })).chat).toBeNull();
  });

  test('is nobody’s customer any more by that secret once a website has vouched for them', async () => {
    const secret = 'fedcba9876543210'.repeat(2);
    const known = await come({ newcomer: secret, identity: signed('newcomer') });
    await begin(known.socket, '我的秘密');
    expect((await come({ newcomer: secret })).chat).toBeNull();
  });

  test.each(['', 'short', 'x'.repeat(32), 7, null])('is still let in with the secret %j', async (strange) => {
    expect((await come({ newcomer: strange })).token).not.toBe('');
  });
});

describe('where only known visitors may begin a chat', () => {
  let strict: Desk;
  beforeAll(
    async () => void (strict = await Desk.start({ IDENTITY_SECRET: SECRET, IDENTITY_REQUIRED: '1' })),
  );
  afterAll(() => strict.stop());

  test('others hear a sentence in their language, and those are let in', async () => {
    const stranger = await come({}, strict);
    expect(stranger.desk.signInFirst).toContain('登录');
    const refused = await stranger.socket.emitWithAck('start', { clientId: 'a', text: '在吗' });
    expect([codeOf(refused), refused.ok ? '' : refused.error.message]).toEqual([
      'forbidden',
      stranger.desk.signInFirst,
    ]);
    const known = await come({ identity: signed('li') }, strict);
    expect(known.desk.signInFirst).toBeUndefined();
    expect(await begin(known.socket, '在吗')).toMatch(/\S/);
  });
});

test('without a secret no identity is believed, and requiring one stops the start', async () => {
  const plain = await Desk.start();
  await expect(come({ identity: signed('li') }, plain)).rejects.toThrow('did not sign');
  await plain.stop();
  await expect(Desk.start({ IDENTITY_REQUIRED: '1' })).rejects.toThrow('IDENTITY_REQUIRED');
});
