import type { AuditPage } from '../../protocol/audit.ts';
import { cookiesIn, Desk, granted, PASSWORD } from './a-desk.ts';

const NEW = 'otter window clay nine';
const WANG = { account: '1003', number: '1003', name: '王芳', role: 'agent' };

let desk: Desk;
let admin: string;
const start = async (): Promise<void> => {
  desk = await Desk.start();
  admin = await desk.cookieOf('admin');
};

async function ask(method: string, path: string, body?: object, cookie = admin) {
  const headers = { cookie, 'content-type': 'application/json' };
  const response = await fetch(`${desk.url}${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return {
    status: response.status,
    response,
    body: (await response.json()) as Record<string, string & Record<string, string>>,
  };
}

const codeIn = (invite = ''): string => invite.split('/').at(-1) ?? '';

/** Adds somebody; gives the secret of their link. */
async function invited(person: object = WANG): Promise<string> {
  const { status, body } = await ask('POST', '/api/staff', person);
  expect(status).toBe(201);
  return codeIn(body['invite']);
}

const setPassword = (code: string, password = NEW) => ask('POST', `/api/invite/${code}`, { password }, '');

describe('somebody new', () => {
  beforeAll(start);
  afterAll(() => desk.stop());
  // Each test has somebody of its own.
  let count = 0;
  let li: typeof WANG;
  beforeEach(() => {
    count += 1;
    li = { ...WANG, account: `li${count}`, number: `90${count}` };
  });

  describe('a new colleague', () => {
    test('is invited, sets a password, is signed in by that and given a chat', async () => {
      const code = await invited(li);
      expect((await desk.signIn(li.account, '')).status).not.toBe(200);
      const set = await setPassword(code);
      expect([set.status, set.body]).toEqual([
        200,
        expect.objectContaining({ account: li.account, role: 'agent' }),
      ]);
      expect((await desk.get('/api/session', cookiesIn(set.response))).status).toBe(200);
      expect((await desk.signIn(li.account, NEW)).status).toBe(200);
      const { body } = await ask('GET', '/api/staff');
      expect(body['staff']).toContainEqual(
        expect.objectContaining({ account: li.account, state: 'active', sessions: 2, capacity: null }),
      );
    });

    test('is refused an account or a number that somebody has or had, also in other letters', async () => {
      await ask('PATCH', '/api/staff/1002', { disabled: true });
      const field = async (more: object) => {
        const { status, body } = await ask('POST', '/api/staff', { ...li, ...more });
        return [status, body['error']?.['field']];
      };
      expect(await field({ account: 'ADMIN' })).toEqual([409, 'account']);
      expect(await field({ number: '1002' })).toEqual([409, 'number']);
      expect(await field({ account: 'a b' })).toEqual([400, 'account']);
      expect(await field({ name: ' \u200b ' })).toEqual([400, 'name']);
    });
  });

  describe('a link', () => {
    test('is not used up by being looked at, and works once', async () => {
      const code = await invited(li);
      for (let look = 0; look < 3; look += 1)
        expect((await ask('GET', `/api/invite/${code}`, undefined, '')).body).toEqual({
          account: li.account,
          name: '王芳',
          provider: null,
          passwords: true,
        });
      const both = await Promise.all([setPassword(code), setPassword(code)]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect((await setPassword(code)).status).toBe(409);
    });

    test('is replaced by a newer one, and says so', async () => {
      const first = await invited(li);
      const { body } = await ask('POST', `/api/staff/${li.account}/invite`);
      const refused = await setPassword(first);
      expect([refused.status, refused.body['error']?.['message']]).toEqual([
        409,
        expect.stringContaining('newer link'),
      ]);
      expect((await setPassword(codeIn(body['invite']))).status).toBe(200);
    });

    test('ends with the sessions of its account, and says so', async () => {
      const code = await invited(li);
      expect((await ask('POST', `/api/staff/${li.account}/end-sessions`)).status).toBe(200);
      const refused = await setPassword(code);
      expect([refused.status, refused.body['error']?.['message']]).toEqual([
        409,
        expect.stringContaining('signed out'),
      ]);
    });

    test('takes no weak password and no guess', async () => {
      const code = await invited(li);
      const weak = await setPassword(code, '1234567890');
      expect([weak.status, weak.body['error']?.['field']]).toEqual([400, 'password']);
      expect((await setPassword('a'.repeat(32))).status).toBe(404);
      expect((await setPassword(code)).status).toBe(200);
    });
  });
});

describe('a team', () => {
  beforeEach(start);
  afterEach(() => desk.stop());

  test('has a link that resets a password: the old one and every session of it are over', async () => {
    const old = await desk.cookieOf('1001');
    const { body } = await ask('POST', '/api/staff/1001/invite');
    await setPassword(codeIn(body['invite']));
    expect((await desk.get('/api/session', old)).status).toBe(401);
    expect((await desk.signIn('1001')).status).toBe(401);
    expect((await desk.signIn('1001', NEW)).status).toBe(200);
  });

  describe('whoever is disabled', () => {
    test('is cut at once; their chat waits at the front and goes to somebody else', async () => {
      const agent = await desk.agent('1001');
      const { chatId } = await desk.chat(agent);
      const cut = new Promise((resolve) => agent.socket.once('disconnect', resolve));
      expect((await ask('PATCH', '/api/staff/1001', { disabled: true })).status).toBe(200);
      await cut;
      const other = await desk.agent('1002', 'online');
      const chat = await other.chats.first(({ id, agent: whose }) => id === chatId && whose === '1002');
      expect(chat.status).toBe('open');
      const { entries } = granted(await other.socket.emitWithAck('open', { chatId }));
      expect(entries).toContainEqual(
        expect.objectContaining({ kind: 'transferred', data: { to: null, why: 'agent_disabled' } }),
      );
      expect((await desk.signIn('1001')).status).toBe(401);
    });

    test('comes back with the old password once enabled, not with an old session', async () => {
      const old = await desk.cookieOf('1001');
      await ask('PATCH', '/api/staff/1001', { disabled: true });
      expect((await ask('POST', '/api/staff/1001/invite')).status).toBe(409);
      await ask('PATCH', '/api/staff/1001', { disabled: false });
      expect((await desk.get('/api/session', old)).status).toBe(401);
      expect((await desk.signIn('1001')).status).toBe(200);
    });
  });

  describe('the last administrator', () => {
    test('cannot be disabled or demoted; an invited one does not count', async () => {
      await invited({ ...WANG, role: 'admin' });
      for (const change of [{ disabled: true }, { role: 'agent' }])
        expect((await ask('PATCH', '/api/staff/admin', change)).status).toBe(409);
    });

    test('is one of two who lower each other at the same moment', async () => {
      const code = await invited({ ...WANG, role: 'admin' });
      const other = cookiesIn((await setPassword(code)).response);
      const [one, two] = await Promise.all([
        ask('PATCH', '/api/staff/1003', { role: 'lead' }),
        ask('PATCH', '/api/staff/admin', { disabled: true }, other),
      ]);
      expect([one.status, two.status].filter((status) => status === 200)).toHaveLength(1);
    });
  });

  test('an administrator who is online counts as somebody there, and is given chats', async () => {
    const boss = await desk.agent('admin', 'online');
    const customer = await desk.customer();
    const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: 'a', text: '在吗' }));
    const dealt = await boss.chats.first(({ id, status }) => id === chat.id && status === 'open');
    expect(dealt.agent).toBe('admin');
  });

  test('somebody is given as many chats at once as their own number allows', async () => {
    await ask('PATCH', '/api/staff/1001', { capacity: 1 });
    const agent = await desk.agent('1001', 'online');
    for (const clientId of ['a', 'b']) {
      const customer = await desk.customer();
      granted(await customer.socket.emitWithAck('start', { clientId, text: '在吗' }));
    }
    await agent.staff.first(({ account, load }) => account === '1001' && load === 1);
    const queue = (await (await desk.get('/api/chats?status=waiting', agent.cookie)).json()) as { chats: [] };
    expect(queue.chats).toHaveLength(1);
  });

  test('each act on the team is on record, and no secret with it', async () => {
    const code = await invited();
    await ask('PATCH', '/api/staff/1003', { name: '王小芳', capacity: 3 });
    await ask('PATCH', '/api/staff/1003', { disabled: true });
    const page = (await (await desk.get('/api/audit', admin)).json()) as AuditPage;
    expect(page.lines.map(({ act }) => act)).toEqual([
      ...['staff_disabled', 'staff_changed', 'staff_added', 'sign_in'],
    ]);
    expect(JSON.stringify(page)).not.toContain(code);
    expect(JSON.stringify(page)).not.toContain(PASSWORD);
  });
});
