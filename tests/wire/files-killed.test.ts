import { connect } from 'node:net';
import { v7 as newId } from 'uuid';
import { Desk, granted } from './a-desk.ts';
import { stored, upload } from './a-picture.ts';
import { LEAPING } from './leaping-time.ts';

const HOUR_MS = 3_600_000;

let desk: Desk;
beforeEach(async () => (desk = await Desk.start({ ...LEAPING, KEEP_FILES: '30d' })));
afterEach(() => desk.stop());

/** The desk dies at once, and another process begins with its data. */
async function killed(): Promise<void> {
  await desk.kill();
  desk = await Desk.start({ ...LEAPING, KEEP_FILES: '30d', DATA_DIR: desk.dataDir });
}

/** Begins an upload of which only a part comes; resolves once some of it is on the disk. */
async function begun(token: string): Promise<void> {
  const { host, port } = new URL(desk.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    [
      ...['POST /widget/files HTTP/1.1', `host: ${host}`, `authorization: Bearer ${token}`],
      ...['content-type: multipart/form-data; boundary=xx', 'content-length: 90000', ''],
      ...['', '--xx', 'content-disposition: form-data; name="file"; filename="half.txt"'],
      ...['content-type: text/plain', '', 'a'.repeat(60_000)],
    ].join('\r\n'),
  );
  await until(() => stored(desk).some((name) => name.endsWith('.part')));
}

test('[P1] after a kill every acknowledged file is there whole, and nothing stays of the others', async () => {
  const customer = await desk.customer();
  const start = { clientId: newId(), text: '你好' };
  granted(await customer.socket.emitWithAck('start', start));
  const sent = new Map<string, string>();
  await begun(customer.token);
  const cut = new Promise<null>((resolve) => void customer.socket.once('disconnect', () => resolve(null)));
  const sending = async (): Promise<void> => {
    for (let n = 0; ; n += 1) {
      const words = `第 ${n} 个文件`;
      const sample = { bytes: Buffer.from(words), name: `${n}.txt` };
      const { file } = await upload(desk, customer, sample).catch(() => ({ file: null }));
      if (file === null) return;
      const message = { clientId: newId(), text: '', files: [file.id] };
      const said = await Promise.race([customer.socket.emitWithAck('message', message), cut]);
      if (said === null) return;
      if (said.ok) sent.set(file.id, words);
      if (sent.size === 5) void desk.kill();
    }
  };
  await sending();
  await killed();
  expect(sent.size).toBeGreaterThanOrEqual(5);
  for (const [id, words] of sent) {
    const headers = { authorization: `Bearer ${customer.token}` };
    expect(await (await fetch(`${desk.url}/files/${id}`, { headers })).text()).toBe(words);
  }
  await desk.time({ wish: 'leap', ms: 25 * HOUR_MS });
  const lead = await desk.cookieOf('9001');
  const named = await namedIn(lead);
  expect([...sent.keys()].filter((id) => !named.includes(id))).toEqual([]);
  await until(() => stored(desk).sort().join() === [...named].sort().join());
});

test('files that are older than the desk keeps them are gone, and the words of their message stay', async () => {
  const customer = await desk.customer();
  granted(await customer.socket.emitWithAck('start', { clientId: newId(), text: '你好' }));
  const { file } = await upload(desk, customer, { bytes: Buffer.from('单'), name: '单.txt' });
  const message = { clientId: newId(), text: '见附件', files: [file.id] };
  granted(await customer.socket.emitWithAck('message', message));
  await desk.time({ wish: 'leap', ms: 29 * 24 * HOUR_MS });
  expect((await desk.get(`/files/${file.id}`, await desk.cookieOf('9001'))).status).toBe(200);
  await desk.time({ wish: 'leap', ms: 2 * 24 * HOUR_MS });
  await until(() => stored(desk).length === 0);
  const lead = await desk.cookieOf('9001');
  expect((await desk.get(`/files/${file.id}`, lead)).status).toBe(404);
  const { chats } = (await (await desk.get('/api/chats', lead)).json()) as { chats: { id: string }[] };
  const log = await (await desk.get(`/api/chats/${chats[0]?.id ?? ''}/entries`, lead)).text();
  expect(log).toContain('见附件');
});

/** The ids of all files that lines of the only chat name. */
async function namedIn(lead: string): Promise<string[]> {
  const { chats } = (await (await desk.get('/api/chats', lead)).json()) as { chats: { id: string }[] };
  const body = (await (await desk.get(`/api/chats/${chats[0]?.id ?? ''}/entries`, lead)).json()) as {
    entries: { files?: { id: string }[] }[];
  };
  return body.entries.flatMap(({ files }) => (files ?? []).map(({ id }) => id));
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
}
