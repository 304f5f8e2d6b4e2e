import { connect } from 'node:net';
import sharp from 'sharp';
import { v7 as newId } from 'uuid';
import type { Agent } from './an-agent.ts';
import type { Customer } from './a-customer.ts';
import { codeOf, Desk, granted } from './a-desk.ts';
import { aPicture, stored, upload, type Sample } from './a-picture.ts';

let desk: Desk;
let agent: Agent;
let cookie: string;
beforeAll(async () => {
  desk = await Desk.start({ FILE_MAX_SIZE: '1', FILES_PER_DAY: '3' });
  cookie = await desk.cookieOf('1001');
});
afterAll(() => desk.stop());
beforeEach(async () => {
  agent = await desk.agent();
});
afterEach(() => desk.guestsGo());

const byToken = (path: string, token: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(desk.url + path, { headers: { authorization: `Bearer ${token}`, ...headers } });

const send = (customer: Customer, files: string[], text = '', clientId = newId()) =>
  customer.socket.emitWithAck('message', { clientId, text, files });

test('[P1] a picture without words answers, for both sides, and its line says what and how large it is', async () => {
  const { customer, chatId } = await desk.chat(agent);
  const { status, file } = await upload(desk, customer, await aPicture());
  expect([status, file]).toEqual([
    201,
    { id: file.id, name: '截图.png', type: 'image/png', size: file.size, width: 60, height: 40 },
  ]);
  const sent = granted(await send(customer, [file.id]));
  expect(sent.entry).toMatchObject({ kind: 'message', text: '', files: [file] });
  await agent.entries.first((entry) => entry.files?.[0]?.id === file.id);
  const owing = await agent.chats.first((chat) => chat.id === chatId && chat.lastFile === 'picture');
  expect(owing).toMatchObject({ owes: 'agent', lastText: '' });
  const { file: answer } = await upload(desk, { chatId, cookie }, await aPicture({ name: '步骤.png' }));
  const message = { chatId, clientId: newId(), text: '', files: [answer.id] };
  granted(await agent.socket.emitWithAck('message', message));
  await customer.chats.first((chat) => chat.owes === 'customer');
  const page = await byToken(`/files/${answer.id}`, customer.token);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'image/png']);
});

test('[S0 §8.1] who may read the line may read the file; to all others it is not there', async () => {
  const { customer } = await desk.chat(agent);
  const { file } = await upload(desk, customer, await aPicture());
  const [other, colleague, lead] = await Promise.all([
    desk.customer(),
    desk.cookieOf('1002'),
    desk.cookieOf('9001'),
  ]);
  const seen = async () =>
    Promise.all(
      [`/files/${file.id}`, `/files/${file.id}/thumbnail`].flatMap((path) => [
        byToken(path, customer.token),
        desk.get(path, cookie),
        desk.get(path, lead),
        byToken(path, other.token),
        desk.get(path, colleague),
        desk.get(path),
        byToken(path, 'made.up'),
      ]),
    );
  // Before it is sent it is its sender's alone.
  expect((await seen()).map(({ status }) => status)).toEqual([
    200, 404, 404, 404, 404, 404, 404, 200, 404, 404, 404, 404, 404, 404,
  ]);
  granted(await send(customer, [file.id]));
  const answers = await seen();
  const half = [200, 200, 200, 404, 404, 404, 404];
  expect(answers.map(({ status }) => status)).toEqual([...half, ...half]);
  const foreign = await Promise.all(answers.filter(({ status }) => status === 404).map((one) => one.text()));
  const missing = await (await byToken(`/files/${newId()}`, customer.token)).text();
  expect(new Set([...foreign, missing]).size).toBe(1);
});

test('what is shown can run nothing, and what could is saved', async () => {
  const { customer } = await desk.chat(agent);
  const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const samples: Sample[] = [
    await aPicture(),
    { bytes: Buffer.from(script), name: '图标.svg', type: 'image/svg+xml' },
    { bytes: Buffer.from('<!doctype html><script>alert(1)</script>'), name: 'a.html', type: 'text/html' },
    { bytes: Buffer.from('%PDF-1.7\n<script>alert(1)</script>'), name: "发票'(1)*!.pdf" },
  ];
  const answers: Response[] = [];
  for (const sample of samples) {
    const { file, status } = await upload(desk, customer, sample);
    expect(status).toBe(201);
    answers.push(await byToken(`/files/${file.id}`, customer.token));
  }
  const header = (name: string) => answers.map(({ headers }) => headers.get(name));
  for (const policy of header('content-security-policy'))
    expect(policy).toMatch(/default-src 'none'.*sandbox/);
  expect(new Set(header('x-content-type-options'))).toEqual(new Set(['nosniff']));
  expect(header('content-type')).toEqual([
    'image/png',
    'application/octet-stream',
    'application/octet-stream',
    'application/pdf',
  ]);
  const kept = header('content-disposition');
  expect(kept[0]).toBeNull();
  expect(kept.slice(1).map((one) => one?.split(';', 1)[0])).toEqual(Array(3).fill('attachment'));
  expect(kept[3]).toContain("filename*=UTF-8''%E5%8F%91%E7%A5%A8%27%281%29!.pdf");
  const toSave = await byToken(`${new URL(answers[0]!.url).pathname}?save`, customer.token);
  expect(toSave.headers.get('content-disposition')).toContain('attachment');
});

test('a part of a file is sent when a part is asked for, and nothing when it is known', async () => {
  const { customer } = await desk.chat(agent);
  const { file } = await upload(desk, customer, { bytes: Buffer.from('0123456789'), name: '数.txt' });
  const path = `/files/${file.id}`;
  const part = await byToken(path, customer.token, { range: 'bytes=3-5' });
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
    206,
    'bytes 3-5/10',
    '345',
  ]);
  expect((await byToken(path, customer.token, { range: 'bytes=99-' })).status).toBe(416);
  const whole = await byToken(path, customer.token);
  expect(await whole.text()).toBe('0123456789');
  const etag = whole.headers.get('etag') ?? '';
  // What Node adds to the request of a cache would have it sent anew.
  const known = await byToken(path, customer.token, { 'if-none-match': etag, 'cache-control': 'max-age=0' });
  expect(known.status).toBe(304);
});

test('a photo is upright, tells nothing of its place, and has the size that is said', async () => {
  const { customer } = await desk.chat(agent);
  const exif = { IFD0: { Make: 'Phone' }, IFD3: { GPSLatitude: '31/1 13/1 0/1', GPSLatitudeRef: 'N' } };
  const canvas = sharp({ create: { width: 900, height: 600, channels: 3, background: '#36c' } });
  const bytes = await canvas.jpeg().withExif(exif).withMetadata({ orientation: 6 }).toBuffer();
  const { file } = await upload(desk, customer, { bytes, name: 'IMG_1.JPG', type: 'image/jpeg' });
  expect(file).toMatchObject({ name: 'IMG_1.JPG', type: 'image/jpeg', width: 600, height: 900 });
  for (const path of [`/files/${file.id}`, `/files/${file.id}/thumbnail`]) {
    const got = Buffer.from(await (await byToken(path, customer.token)).arrayBuffer());
    const about = await sharp(got).metadata();
    expect([about.exif, about.orientation, about.height > about.width]).toEqual([undefined, undefined, true]);
  }
  const small = await (await byToken(`/files/${file.id}/thumbnail`, customer.token)).arrayBuffer();
  expect(await sharp(Buffer.from(small)).metadata()).toMatchObject({
    format: 'webp',
    width: 427,
    height: 640,
  });
});

test('a bad file is refused with its reason, and nothing of it stays', async () => {
  const { customer } = await desk.chat(agent);
  const before = stored(desk);
  const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)]);
  const bomb = await aPicture({ width: 9000, height: 9000 });
  const cut = await aPicture({ width: 600, height: 600 });
  const cases: [Sample, number][] = [
    [{ bytes: program, name: '照片.jpg', type: 'image/jpeg' }, 400],
    [{ bytes: program, name: 'setup.exe' }, 415],
    [{ bytes: Buffer.from('echo hello'), name: 'run.bat' }, 415],
    [{ bytes: Buffer.from('<html>hello</html>'), name: '照片.png', type: 'image/png' }, 400],
    [{ bytes: Buffer.alloc(0), name: '空.txt' }, 400],
    [{ bytes: Buffer.from('hello'), name: '../../etc/passwd.txt' }, 400],
    [{ bytes: Buffer.alloc(50, 7), name: 'unknown.bin' }, 415],
    [bomb, 413],
    [{ ...cut, bytes: cut.bytes.subarray(0, cut.bytes.length - 60) }, 400],
    [{ bytes: Buffer.alloc(1_000_001, 'a'), name: 'large.txt' }, 413],
    [{ bytes: Buffer.alloc(1_100_000, 'a'), name: 'larger.txt' }, 413],
  ];
  const said = [];
  for (const [sample] of cases) said.push((await upload(desk, customer, sample)).status);
  expect(said).toEqual(cases.map(([, status]) => status));
  const { status } = await upload(desk, customer, { bytes: Buffer.from('x'), name: 'x.txt' }, 'another');
  expect(status).toBe(400);
  expect(stored(desk)).toEqual(before);
  const full = await upload(desk, customer, { bytes: Buffer.alloc(1_000_000, 'a'), name: '刚好.txt' });
  expect(full.status).toBe(201);
});

test('an upload that is cut off leaves nothing, wherever that is', async () => {
  const { customer } = await desk.chat(agent);
  const before = stored(desk);
  const body = [
    '--xx\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n',
    'content-type: text/plain\r\n\r\n',
    'a'.repeat(20_000),
    '\r\n--xx--\r\n',
  ].join('');
  const head = [
    ...['POST /widget/files HTTP/1.1', `host: ${new URL(desk.url).host}`],
    ...[`authorization: Bearer ${customer.token}`, 'content-type: multipart/form-data; boundary=xx'],
    `content-length: ${body.length}`,
  ].join('\r\n');
  const cutAt = async (at: number): Promise<void> => {
    const socket = connect(Number(new URL(desk.url).port), '127.0.0.1');
    await new Promise<void>((resolve) => {
      socket.once('close', () => resolve());
      socket.write(`${head}\r\n\r\n${body.slice(0, at)}`, () => socket.destroy());
    });
  };
  for (const at of [0, 1, 40, 90, 130, 5000, 19_000, body.length - 3]) await cutAt(at);
  // Of somebody else: so many at once of one person would be refused while the desk has not yet seen them end.
  const whole = await upload(desk, await desk.customer(), { bytes: Buffer.from('x'), name: '' });
  expect(whole.status).toBe(201);
  await until(() => stored(desk).every((name) => !name.endsWith('.part')));
  expect(stored(desk).length).toBe(before.length + 1);
  expect(stored(desk).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('[P1] a file is sent once, by its sender, in its chat; a retry is answered with the stored line', async () => {
  const { customer, chatId } = await desk.chat(agent);
  const { file } = await upload(desk, customer, await aPicture());
  const clientId = newId();
  const first = granted(await send(customer, [file.id], '看图', clientId));
  expect(granted(await send(customer, [file.id], '看图', clientId)).entry).toEqual(first.entry);
  expect(codeOf(await send(customer, [file.id]))).toBe('bad_request');
  expect(codeOf(await send(customer, [newId()]))).toBe('bad_request');
  expect(codeOf(await send(customer, []))).toBe('bad_request');
  const other = await desk.customer();
  const { file: theirs } = await upload(desk, other, await aPicture());
  expect(codeOf(await send(customer, [theirs.id]))).toBe('bad_request');
  const mine = { chatId, clientId: newId(), text: '', files: [theirs.id] };
  expect(codeOf(await agent.socket.emitWithAck('message', mine))).toBe('bad_request');
  // A chat may begin with a picture.
  const begun = { clientId: newId(), text: '', files: [theirs.id] };
  expect(granted(await other.socket.emitWithAck('start', begun)).entry.files).toEqual([theirs]);
});

test('who may not write in a chat sends no file there', async () => {
  const { customer, chatId } = await desk.chat(agent);
  const [colleague, lead] = await Promise.all([desk.cookieOf('1002'), desk.cookieOf('9001')]);
  const picture = await aPicture();
  const as = (who: Parameters<typeof upload>[1]) => upload(desk, who, picture);
  expect([
    (await as({ chatId, cookie: '' })).status,
    (await as({ chatId, cookie: colleague })).status,
    (await as({ chatId, cookie: lead })).status,
    (await as({ chatId: newId(), cookie })).status,
    (await as({ token: 'made.up' })).status,
  ]).toEqual([401, 404, 403, 404, 401]);
  granted(await customer.socket.emitWithAck('leave', {}));
  expect((await as({ chatId, cookie })).status).toBe(409);
});

test('[P4] the file of a withdrawn message is gone for customer and agent at once, and leads still read it', async () => {
  const lead = await desk.cookieOf('9001');
  const { customer, chatId } = await desk.chat(agent);
  const { file } = await upload(desk, { chatId, cookie }, await aPicture({ name: '错图.png' }));
  const message = { chatId, clientId: newId(), text: '请看', files: [file.id] };
  const { entry } = granted(await agent.socket.emitWithAck('message', message));
  const paths = [`/files/${file.id}`, `/files/${file.id}/thumbnail`];
  const statuses = (ask: (path: string) => Promise<Response>) =>
    Promise.all(paths.map(async (path) => (await ask(path)).status));
  expect(await statuses((path) => byToken(path, customer.token))).toEqual([200, 200]);
  granted(await agent.socket.emitWithAck('recall', { chatId, seq: entry.seq }));
  // Whoever has seen it is not served from what was known of it either.
  const known = { 'if-none-match': '*' };
  expect(await statuses((path) => byToken(path, customer.token, known))).toEqual([404, 404]);
  expect(await statuses((path) => desk.get(path, cookie))).toEqual([404, 404]);
  expect(await statuses((path) => desk.get(path, lead))).toEqual([200, 200]);
  const resumed = await desk.customer({}, customer.token);
  const { entries } = granted(await resumed.socket.emitWithAck('sync', { after: 0 }));
  expect(entries.at(-1)).toMatchObject({ kind: 'recalled' });
  expect(JSON.stringify(entries)).not.toContain('错图');
  const said = (who: string) => desk.get(`/api/chats/${chatId}/recalled/${entry.seq}`, who);
  expect(await (await said(lead)).json()).toEqual({ text: '请看', files: [file] });
  expect((await said(cookie)).status).toBe(403);
});

test('a customer sends as much as the desk allows in a day, and no more', async () => {
  const { customer } = await desk.chat(agent);
  const large = { bytes: Buffer.alloc(1_000_000, 'a'), name: 'a.txt' };
  const said = [];
  for (let time = 0; time < 4; time += 1) said.push((await upload(desk, customer, large)).status);
  expect(said).toEqual([201, 201, 201, 429]);
});

test('[S0 §8.1] what is erased is gone from the store, and from whoever could read it', async () => {
  const lead = await desk.cookieOf('9001');
  const { customer, chatId } = await desk.chat(agent);
  const others = stored(desk);
  const { file } = await upload(desk, customer, await aPicture());
  const unsent = await upload(desk, customer, { bytes: Buffer.from('x'), name: 'x.txt' });
  granted(await send(customer, [file.id]));
  expect(stored(desk).length).toBe(others.length + 3);
  const chat = (await (await desk.get(`/api/chats/${chatId}`, lead)).json()) as {
    chat: { customer: { id: string } };
  };
  const erased = await fetch(`${desk.url}/api/people/${chat.chat.customer.id}/erase`, {
    method: 'POST',
    headers: { cookie: lead, 'content-type': 'application/json' },
    body: JSON.stringify({ reason: 'asked' }),
  });
  expect(erased.status).toBe(200);
  expect(stored(desk).sort()).toEqual(others.sort());
  for (const id of [file.id, unsent.file.id]) {
    expect((await byToken(`/files/${id}`, customer.token)).status).toBe(404);
    expect((await desk.get(`/files/${id}`, lead)).status).toBe(404);
  }
  const log = await (await desk.get(`/api/chats/${chatId}/entries`, lead)).text();
  expect(log).not.toContain('截图');
});

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
}
