import { v7 as newId } from 'uuid';
import { openLog } from '../../server/process/logging.ts';
import { Desk, granted, PASSWORD } from './a-desk.ts';

/** What people wrote, are called, and prove themselves with; none of it may ever stand in the log. */
const SECRETS = {
  text: '机密的客户消息',
  answer: '机密的客服回答',
  note: '机密的备注',
  name: '王小明机密',
  contact: '13900001111',
  page: 'https://shop.example/secret-order',
  attribute: '黄金会员机密',
  remark: '机密的评价',
  search: '机密的搜索',
  wrongPassword: 'wrong-secret-password',
};

interface Line {
  level: number;
  msg: string;
  req?: string;
  chatId?: string;
  event?: string;
  code?: string;
}

const linesOf = (log: string): Line[] =>
  log
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line);

describe('the log of a chat at the level debug', () => {
  let desk: Desk;
  let chatId: string;
  let proofs: string[];
  let requestId: string | null;

  beforeAll(async () => {
    desk = await Desk.start({ LOG_LEVEL: 'debug' });
    const agent = await desk.agent('1001', 'online');
    const { name, contact, page } = SECRETS;
    const customer = await desk.customer({ name, contact, page, attributes: { level: SECRETS.attribute } });
    const started = await customer.socket.emitWithAck('start', { clientId: newId(), text: SECRETS.text });
    chatId = granted(started).chat.id;
    await agent.chats.first((one) => one.id === chatId && one.agent === '1001');
    await agent.socket.emitWithAck('message', { chatId, clientId: newId(), text: SECRETS.answer });
    await agent.socket.emitWithAck('note', { chatId, clientId: newId(), text: SECRETS.note });
    await customer.socket.emitWithAck('leave', {});
    await customer.socket.emitWithAck('rate', { score: 1, remark: SECRETS.remark });
    await customer.say(SECRETS.text.repeat(700), 'long');
    await desk.signIn('1002', SECRETS.wrongPassword);
    await desk.get(`/api/chats?q=${SECRETS.search}`, agent.cookie);
    await fetch(`${desk.url}/api/session`, { method: 'POST', body: `{"password": "${SECRETS.text}` });
    const read = await desk.get(`/api/chats/${chatId}/transcript?format=txt`, agent.cookie);
    requestId = read.headers.get('x-request-id');
    proofs = [customer.token, agent.cookie, agent.cookie.split('=')[1]!, PASSWORD];
    await fetch(`${desk.url}/healthz`, { headers: { 'x-request-id': 'from-the-proxy-1' } });
    await soonSaid(desk, 'from-the-proxy-1');
  });
  afterAll(() => desk.stop());

  test('holds nothing that anybody wrote, is called, or proves themselves with', () => {
    for (const secret of [...Object.values(SECRETS), ...proofs]) {
      expect(desk.log).not.toContain(secret);
      expect(desk.log).not.toContain(encodeURIComponent(secret));
    }
  });

  test('names each request, the chat that it was about, and what it was answered with', () => {
    const lines = linesOf(desk.log);
    for (const event of ['start', 'message', 'note', 'leave', 'rate'])
      expect(lines.find((line) => line.event === event)).toMatchObject({ level: 20, chatId, code: 'ok' });
    expect(lines.filter(({ code }) => code === 'too_large')).toHaveLength(1);
    const named = lines.filter(({ msg }) => msg === 'answered').map(({ req }) => req);
    expect(new Set(named).size).toBe(named.length);
  });

  test('names a request over HTTP as its answer does, or as a proxy in front has named it', () => {
    const lines = linesOf(desk.log);
    expect(lines.find(({ req }) => req === requestId)).toMatchObject({ area: 'chats', status: 200, chatId });
    expect(lines.find(({ req }) => req === 'from-the-proxy-1')).toMatchObject({ area: 'status' });
  });
});

describe('whatever is put into the log', () => {
  const logged = (what: object): string => {
    let written = '';
    openLog('debug', { write: (line: string) => void (written += line) }).error(what, 'a sentence');
    return written;
  };

  test.each([
    ['a text', { text: '机密' }],
    ['an entry', { entry: { kind: 'message', text: '机密' } }],
    ['a request', { req: { headers: { cookie: '机密' } } }],
    ['a deep contact', { chat: { customer: { details: { contact: '机密' } } } }],
    ['a token', { auth: { token: '机密' } }],
  ])('%s is struck out', (_, what) => expect(logged(what)).not.toContain('机密'));

  test('an error keeps its code and place, not the details that quote what it was given', () => {
    const error = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (text)=(机密)' });
    const written = logged({ err: error });
    expect(written).not.toContain('机密');
    expect(JSON.parse(written)).toMatchObject({ err: { code: '23505', message: 'duplicate key' } });
    expect(written).toContain('log.test.ts');
  });

  test('a parser does not quote what it stumbled over', () => {
    let error: unknown;
    try {
      JSON.parse('机密');
    } catch (thrown) {
      error = thrown;
    }
    // Jest's own realm has other errors than this file's.
    const same = Object.assign(new SyntaxError(error instanceof Error ? error.message : ''), {});
    expect(logged({ err: same })).not.toContain('机密');
  });
});

async function soonSaid(desk: Desk, word: string): Promise<void> {
  for (let look = 0; look < 100 && !desk.log.includes(word); look += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
}
