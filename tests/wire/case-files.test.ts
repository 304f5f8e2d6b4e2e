import { v7 as newId } from 'uuid';
import type { Agent } from './an-agent.ts';
import { Desk, granted } from './a-desk.ts';
import { aPicture, stored, upload } from './a-picture.ts';
import { Casework } from './casework.ts';

let desk: Desk;
let agent: Agent;
let work: Casework;
let others: Casework;
let cookie: string;
beforeAll(async () => {
  desk = await Desk.start({ FILES_PER_DAY: '1' });
  agent = await desk.agent();
  cookie = await desk.cookieOf('1001');
  [work, others] = [await Casework.of(desk, '1001'), await Casework.of(desk, '1002')];
});
afterAll(() => desk.stop());

const statusFor = async (id: string, headers: Record<string, string>): Promise<number> =>
  (await fetch(`${desk.url}/files/${id}`, { headers })).status;

test('[P5] a comment brings files, without words too; who may read the case reads them, and nobody else', async () => {
  const { customer, chatId } = await desk.chat(agent);
  const { number } = await work.complaint({ chatId, seq: 1 });
  const picture = await upload(desk, { case: number, cookie }, await aPicture());
  const note = await upload(desk, { case: number, cookie }, { bytes: Buffer.from('单号'), name: '单号.txt' });
  expect([picture.status, note.status]).toEqual([201, 201]);
  const files = [picture.file, note.file];
  const said = await work.add(number, { type: 'commented', files: files.map(({ id }) => id) });
  expect(said.body.entry).toMatchObject({ type: 'commented', files });
  expect(said.body.entry.text).toBeUndefined();
  expect((await work.get(number)).body.entries.at(-1)).toEqual(said.body.entry);
  const [lead, colleague] = [await desk.cookieOf('9001'), await desk.cookieOf('1002')];
  const readers = [{ cookie }, { cookie: lead }, { cookie: colleague }];
  const seen = [...readers, { authorization: `Bearer ${customer.token}` }, {}];
  for (const { id } of files) {
    const statuses = await Promise.all(seen.map((headers) => statusFor(id, headers)));
    expect(statuses).toEqual([200, 200, 404, 404, 404]);
  }
  expect((await others.get(number)).status).toBe(404);
});

test('[P5] a file is put into a case once, by who has uploaded it, into the case that it is for', async () => {
  const [one, another] = [await work.complaint(), await work.complaint()];
  const { file } = await upload(desk, { case: one.number, cookie }, await aPicture());
  const comment = { type: 'commented', text: '凭证', files: [file.id], clientId: newId() };
  expect(await work.codes(another.number, comment)).toEqual(['bad_request']);
  const first = await work.add(one.number, comment);
  expect((await work.add(one.number, comment)).body.entry).toEqual(first.body.entry);
  const again = { ...comment, clientId: newId() };
  expect(await work.codes(one.number, again)).toEqual(['bad_request']);
  expect(await work.codes(one.number, { type: 'commented', text: '' })).toEqual(['bad_request']);
  const lead = await desk.cookieOf('9001');
  const theirs = await upload(desk, { case: one.number, cookie: lead }, await aPicture());
  const taken = { ...comment, clientId: newId(), files: [theirs.file.id] };
  expect(await work.codes(one.number, taken)).toEqual(['bad_request']);
  const picture = await aPicture();
  const colleague = await desk.cookieOf('1002');
  for (const [who, status] of [
    [{ case: one.number, cookie: '' }, 401],
    [{ case: one.number, cookie: colleague }, 404],
    [{ case: 'T-999999', cookie }, 404],
  ] as const)
    expect((await upload(desk, who, picture)).status).toBe(status);
});

test('[P5] what is uploaded to a merged case is the one’s that goes on', async () => {
  const { customer, chatId } = await desk.chat(agent);
  expect(customer).toBeDefined();
  const [from, into] = [await work.complaint({ chatId }), await work.complaint({ chatId })];
  expect(await work.codes(from.number, { type: 'merged', into: into.number })).toEqual(['ok']);
  const { file } = await upload(desk, { case: from.number, cookie }, await aPicture());
  const said = await work.add(from.number, { type: 'commented', files: [file.id] });
  expect(said.body.entry).toMatchObject({ number: into.number, files: [file] });
  expect(await statusFor(file.id, { cookie })).toBe(200);
});

test('[S0 §8.1] with the words of a case its files are gone from the store, also those that nobody has sent', async () => {
  const lead = await desk.cookieOf('9001');
  const { chatId } = await desk.chat(agent);
  const before = stored(desk);
  const { number, customerId } = await work.complaint({ chatId, seq: 1 });
  const sent = await upload(desk, { case: number, cookie }, await aPicture({ name: '身份.png' }));
  const unsent = await upload(desk, { case: number, cookie }, await aPicture());
  expect(await work.codes(number, { type: 'commented', text: '见图', files: [sent.file.id] })).toEqual([
    'ok',
  ]);
  expect(stored(desk).length).toBe(before.length + 4);
  const erased = await fetch(`${desk.url}/api/people/${customerId}/erase`, {
    method: 'POST',
    headers: { cookie: lead, 'content-type': 'application/json' },
    body: JSON.stringify({ reason: 'asked' }),
  });
  expect(erased.status).toBe(200);
  expect(stored(desk).sort()).toEqual(before.sort());
  for (const { file } of [sent, unsent]) expect(await statusFor(file.id, { cookie: lead })).toBe(404);
  expect(await (await desk.get(`/api/cases/${number}`, lead)).text()).not.toContain('身份');
  expect((await upload(desk, { case: number, cookie: lead }, await aPicture())).status).toBe(409);
});

test('an account puts as much into cases as a customer may send in a day, and what it sends in chats is not counted', async () => {
  const { number } = await others.complaint();
  const theirs = await desk.cookieOf('1002');
  const large = { bytes: Buffer.alloc(600_000, 'a'), name: 'a.txt' };
  const said = [];
  for (let time = 0; time < 3; time += 1)
    said.push((await upload(desk, { case: number, cookie: theirs }, large)).status);
  expect(said).toEqual([201, 201, 429]);
  const { chatId } = await desk.chat(agent);
  granted(await agent.socket.emitWithAck('note', { chatId, clientId: newId(), text: '在' }));
  for (let time = 0; time < 3; time += 1)
    expect((await upload(desk, { chatId, cookie }, large)).status).toBe(201);
});
