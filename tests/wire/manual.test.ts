import { Desk } from './a-desk.ts';
import type { Agent } from './an-agent.ts';

let desk: Desk;
const cookies: Record<string, string> = {};

beforeAll(async () => {
  desk = await Desk.start();
  for (const account of ['1001', '9001', 'admin']) cookies[account] = await desk.cookieOf(account);
}, 60_000);
afterAll(() => desk.stop());

/** What the routes answer, as far as these tests look. */
interface Body {
  error: { code: string; message: string };
  version: { number: number };
  inForce: number;
  changes: { what: string; id: string }[];
  readers: { account: string; upToDate: boolean }[];
  content: Record<string, unknown>;
  missing: string[];
  situations: { id: string; changed: number }[];
  phrases: { text: string }[];
  findings: { rule: string; severity: string }[];
  examples: { after: unknown[] }[];
  changed: number;
  messages: number;
}

async function ask(account: string, method: string, path: string, body?: unknown) {
  const response = await fetch(`${desk.url}/api/manual${path}`, {
    method,
    headers: { cookie: cookies[account] ?? '', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const said: unknown = text.startsWith('{') ? JSON.parse(text) : {};
  return { status: response.status, text, body: said as Body };
}

const get = (path: string) => ask('9001', 'GET', path);
const post = (path: string, body: unknown) => ask('9001', 'POST', path, body);

/** Saves a change to the version in force, and gives the draft's number. */
async function draft(edits: unknown[]): Promise<number> {
  const { inForce } = (await get('/versions')).body;
  const saved = await post('/versions', { parent: inForce, why: '试一试', edits });
  expect(saved.text).not.toContain('"error"');
  return saved.body.version.number;
}

const thanks = (text: string) => [
  { do: 'editPhrase', id: 'thanks.1', text: { 'zh-CN': text, en: 'My pleasure.' } },
];

async function publish(number: number) {
  const { inForce } = (await get('/versions')).body;
  return post(`/versions/${number}/publish`, { why: '上线', replaces: inForce });
}

describe('who may do what to the manual', () => {
  const routes: [string, string, unknown?][] = [
    ['GET', '/versions'],
    ['GET', '/versions/0'],
    ['GET', '/versions/999'],
    ['GET', '/versions/0/diff'],
    ['GET', '/versions/0/export?format=csv'],
    ['GET', '/readers'],
    ['POST', '/versions', { parent: 0, why: 'x', edits: thanks('x') }],
    ['POST', '/versions/1/approve', {}],
    ['POST', '/versions/1/publish', { why: 'x', replaces: 0 }],
    ['POST', '/versions/0/restore', { why: 'x' }],
    ['POST', '/versions/1/catch-up', { why: 'x' }],
    ['POST', '/import', { format: 'csv', parent: 0, why: 'x', text: 'id\n' }],
    ['POST', '/try', { version: 0, text: '谢谢' }],
    ['POST', '/replay', { version: 0 }],
  ];

  test.each(routes)('%s %s is for leads: agents are refused, strangers have to sign in', async (...route) => {
    const [method, path, body] = route;
    expect((await ask('1001', method, path, body)).status).toBe(403);
    expect((await ask('nobody', method, path, body)).status).toBe(401);
  });

  test('agents read the manual, what changed, and confirm; strangers do not', async () => {
    expect((await ask('1001', 'GET', '?locale=en')).body).toMatchObject({ locale: 'en' });
    expect((await ask('1001', 'GET', '/news')).status).toBe(200);
    expect((await ask('nobody', 'GET', '/news')).status).toBe(401);
    expect((await ask('nobody', 'GET', '')).status).toBe(401);
  });
});

describe('a published version', () => {
  let agent: Agent;
  beforeAll(async () => {
    agent = await desk.agent('1001', 'away');
  });

  test('is at work for everybody at once: consoles hear of it, the next message is answered from it', async () => {
    const number = await draft(thanks('别客气,都是小事。'));
    expect((await publish(number)).body).toMatchObject({ number, status: 'inForce' });
    expect(await agent.manuals.first(({ version }) => version === number)).toEqual({ version: number });
    const manual = (await ask('1001', 'GET', '?locale=zh-CN')).text;
    expect(manual).toContain('别客气，都是小事。');
    const { customer, chatId } = await desk.chat(agent);
    await customer.say('谢谢');
    const offered = await agent.suggestions.first((one) => one.chatId === chatId && one.seq > 1);
    expect(offered.phrases.map(({ text }) => text)).toContain('别客气，都是小事。');
  });

  test('is news to agents until they confirm, and leads see who has not', async () => {
    const number = await draft(thanks('不用谢。'));
    await publish(number);
    const news = (await ask('1001', 'GET', '/news')).body;
    expect(news).toMatchObject({ version: number, changes: [{ what: 'changed', id: 'thanks.1' }] });
    expect((await ask('1001', 'POST', '/read', { version: number - 1 })).status).toBe(409);
    expect((await ask('1001', 'POST', '/read', { version: number })).body.changes).toEqual([]);
    const { readers } = (await get('/readers')).body;
    const state = Object.fromEntries(readers.map((one) => [one.account, one.upToDate]));
    expect(state).toEqual({ 1001: true, 1002: false, 9001: true });
  });

  test('cannot be published again, nor in the place of one that is in force no longer', async () => {
    const [one, other] = [await draft(thanks('甲')), await draft(thanks('乙'))];
    const { inForce } = (await get('/versions')).body;
    expect((await publish(one)).status).toBe(200);
    expect((await publish(one)).status).toBe(409);
    const late = await post(`/versions/${other}/publish`, { why: 'x', replaces: inForce });
    expect(late.body.error).toMatchObject({ code: 'conflict' });
    expect((await get('/versions')).body.inForce).toBe(one);
  });

  test('gives way to the manual as shipped, restored as a new version', async () => {
    const restored = (await post('/versions/0/restore', { why: '回到原样' })).body.version.number;
    expect((await publish(restored)).status).toBe(200);
    expect((await get(`/versions/${restored}/diff?from=0`)).body.changes).toEqual([]);
  });

  test('of two drafts with a phrase each, the later one is brought up to date and loses nothing', async () => {
    const add = (text: string) => [
      { do: 'addPhrase', situation: 'praise', text: { 'zh-CN': text, en: text } },
    ];
    const [one, other] = [await draft(add('甲')), await draft(add('乙'))];
    await publish(one);
    expect((await publish(other)).body.error.message).toContain('bring the draft up to date');
    const caught = (await post(`/versions/${other}/catch-up`, { why: '跟上' })).body.version.number;
    expect((await publish(caught)).status).toBe(200);
    const { content } = (await get(`/versions/${caught}`)).body;
    const texts = JSON.stringify(content['zh-CN']);
    expect([texts.includes('甲'), texts.includes('乙')]).toEqual([true, true]);
  });
});

describe('what is refused, with the place; the desk goes on with what it has', () => {
  const bad: [string, unknown[], RegExp][] = [
    ['an unknown blank', thanks('{{nam}}'), /zh-CN\/courtesy\/thanks\.1\/text.*unknown placeholder/],
    ['an empty phrase', thanks(' '), /thanks\.1\/text/],
    [
      'a phrase that is not there',
      [{ do: 'switchPhrase', id: 'thanks.99', off: true }],
      /no phrase "thanks.99"/,
    ],
    [
      'the warning switched off',
      [{ do: 'switchPhrase', id: 'harassment.1', off: true }],
      /desk itself needs it/,
    ],
    [
      'a catastrophic pattern',
      [{ do: 'editRule', id: 'no_jargon', patterns: { 'zh-CN': [{ match: '(工+)+单' }] } }],
      /without an end/,
    ],
    ['a next step to nowhere', [nextTo('nowhere')], /neither a situation nor an action/],
    ['an edit that is none', [{ do: 'deletePhrase', id: 'thanks.1' }], /edits\./],
    ['an id that was used', [addThanks('thanks.1')], /used before/],
    ['a severity that is none', [{ do: 'editRule', id: 'no_jargon', severity: 'shout' }], /edits\./],
    ['no edits', [], /nothing was changed/],
  ];

  test.each(bad)('%s', async (_, edits, reason) => {
    const before = (await get('/versions')).body;
    const answer = await post('/versions', { parent: before.inForce, why: 'x', edits });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'bad_request']);
    expect(answer.body.error.message).toMatch(reason);
    expect((await get('/versions')).body).toEqual(before);
  });

  const files: [string, object, RegExp][] = [
    ['broken YAML', yaml('locale: en\nchapter: [x\n'), /^mine\.yaml:\d+: not valid YAML/],
    [
      'duplicate ids',
      yaml(`${chapter('thanks')}---\n${chapter('thanks', 'again')}`),
      /mine\.yaml:17: .*already used/,
    ],
    ['a YAML bomb', yaml('a: &a [x]\nb: [*a, *a]\n'), /aliases/],
    ['deep nesting', yaml('['.repeat(30_000)), /^mine\.yaml:\d+: not valid YAML/],
    [
      'the wrong language',
      yaml(chapter('thanks').replace('locale: en', 'locale: zh-CN')),
      /mine\.yaml:\d+: /,
    ],
    ['nothing', yaml('# nothing\n'), /mine\.yaml:1: /],
    ['duplicate rows', csv('id,en\nthanks.1,a\nthanks.1,b\n'), /mine\.csv:3: .*already used in line 2/],
    ['an open quote', csv('id,en\nthanks.1,"a\n'), /mine\.csv:2: a quote is not closed/],
    ['an unknown column', csv('id,fr\nthanks.1,a\n'), /mine\.csv:1: unknown column "fr"/],
    [
      'a broken blank in a row',
      csv('id,en\nthanks.2,ok\nthanks.1,{{x}}\n'),
      /mine\.csv:3: unknown placeholder/,
    ],
  ];

  test.each(files)('an import with %s', async (_, file, reason) => {
    const answer = await post('/import', { parent: 0, why: 'x', ...file });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'bad_request']);
    expect(answer.body.error.message).toMatch(reason);
  });

  test('a body that is too large, a number that is none, a version that is not there', async () => {
    const large = await post('/import', { parent: 0, why: 'x', ...yaml('x'.repeat(600_000)) });
    expect(large.status).toBe(413);
    expect((await get('/versions/x')).status).toBe(400);
    expect((await get('/versions/-1')).status).toBe(400);
    expect((await get('/versions/999')).status).toBe(404);
    expect((await post('/versions/999/publish', { why: 'x', replaces: 0 })).status).toBe(404);
    expect((await get('/versions/0/export?format=pdf')).status).toBe(400);
  });
});

describe('files', () => {
  test('what is exported can be imported: nothing differs', async () => {
    for (const locale of ['zh-CN', 'en']) {
      const { text } = await get(`/versions/0/export?format=yaml&locale=${locale}`);
      const answer = await post('/import', { format: 'yaml', locale, parent: 0, why: 'x', text });
      expect(answer.body.error.message).toBe('Nothing differs from version 0.');
    }
    const { text } = await get('/versions/0/export?format=csv');
    const answer = await post('/import', { format: 'csv', parent: 0, why: 'x', text });
    expect(answer.body.error.message).toBe('Nothing differs from version 0.');
  });

  test('a list changes what it lists, in its order, and adds what is new', async () => {
    const text =
      'id,situation,zh-CN,en\r\nthanks.1,,别客气,Sure.\r\nthanks.2,,不谢,No worries.\r\n,thanks,"好的,谢谢",Fine.\r\n';
    const saved = (await post('/import', { format: 'csv', parent: 0, why: '表格', text })).body;
    const { changes } = (await get(`/versions/${saved.version.number}/diff`)).body;
    expect(changes.map(({ what, id }) => `${what} ${id}`)).toEqual([
      'changed thanks.1',
      'changed thanks.2',
      expect.stringMatching(/^added thanks\.\d+$/),
      'reordered thanks',
    ]);
  });

  test('what a manual file leaves out is switched off, not deleted', async () => {
    const { text } = await get('/versions/0/export?format=yaml&locale=en');
    const without = text.replace(/ {6}- id: praise\.2\n(?: {8}.*\n)+/, '');
    expect(without).not.toBe(text);
    const saved = (
      await post('/import', { format: 'yaml', locale: 'en', parent: 0, why: 'x', text: without })
    ).body;
    const { changes } = (await get(`/versions/${saved.version.number}/diff`)).body;
    expect(changes).toMatchObject([{ what: 'switchedOff', id: 'praise.2' }]);
    expect(saved.missing.join()).toContain('praise.2');
    expect((await publish(saved.version.number)).body.error.message).toContain('do not match');
  });
});

describe('before it is published', () => {
  test('a draft can be tried on a message, with changes that are not saved', async () => {
    const edits = thanks('小意思。');
    const tried = (await post('/try', { version: 0, text: '谢谢', locale: 'zh-CN', edits })).body;
    expect(tried.situations[0]?.id).toBe('thanks');
    expect(tried.phrases).toContainEqual(expect.objectContaining({ id: 'thanks.1', text: '小意思。' }));
    const rules = (await post('/try', { version: 0, text: '不知道', locale: 'zh-CN' })).body.findings;
    expect(rules[0]).toMatchObject({ rule: 'no_dont_know', severity: 'confirm' });
  });

  test('a replay says which suggestions and findings would change in past chats', async () => {
    const agent = await desk.agent('1001', 'away');
    const { customer, chatId } = await desk.chat(agent);
    await agent.socket.emitWithAck('message', { chatId, clientId: 'r', text: '不知道' });
    await customer.say('谢谢');
    const { inForce } = (await get('/versions')).body;
    const severe = { do: 'editRule', id: 'no_dont_know', severity: 'block' };
    const edits = [...thanks('小意思。'), severe];
    const { body } = await post('/replay', { version: inForce, edits, chats: 50 });
    expect(body.situations.map(({ id }) => id)).toContain('thanks');
    expect(body.changed).toBeLessThan(body.messages);
    expect(body.examples[0]?.after).toContainEqual({ id: 'thanks.1', text: '小意思。' });
    expect(body.findings).toContainEqual(
      expect.objectContaining({
        chatId,
        before: ['no_dont_know (confirm)'],
        after: ['no_dont_know (block)'],
      }),
    );
    expect((await post('/replay', { version: inForce, chats: 50 })).body).toMatchObject({ changed: 0 });
  });
});

function nextTo(id: string) {
  const next = [{ id, text: 'x', when: [] }];
  return { do: 'editSituation', id: 'thanks', next: { 'zh-CN': next, en: next } };
}

function addThanks(id: string) {
  return { do: 'addPhrase', situation: 'thanks', id, text: { 'zh-CN': '好', en: 'ok' } };
}

function yaml(text: string) {
  return { format: 'yaml', locale: 'en', file: 'mine.yaml', text };
}

function csv(text: string) {
  return { format: 'csv', file: 'mine.csv', text };
}

function chapter(id: string, name = 'c') {
  return `locale: en\nchapter: ${name}\ntitle: t\nsituations:\n  - id: ${id}\n    title: t\n    set_off_by: [agent]\n    occasion: o\n    source: s\n    phrases:\n      - {id: ${id}.1, text: x}\n`;
}
