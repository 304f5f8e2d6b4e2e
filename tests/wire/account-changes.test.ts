import { join } from 'node:path';
import Database from 'libsql';
import { v7 as newId } from 'uuid';
import { codeOf, cookiesIn, Desk, granted, PASSWORD } from './a-desk.ts';
import type { Agent } from './an-agent.ts';

const NEW = 'otter window clay nine';

let desk: Desk;
beforeEach(async () => void (desk = await Desk.start()));
afterEach(() => desk.stop());

/** As `npm run staff` or another process would: the running desk is told nothing. */
function writeBehind(sql: string): void {
  const file = new Database(join(desk.dataDir, 'desk.sqlite'), { timeout: 5000 });
  file.exec(sql);
  file.close();
}

function cut({ socket }: Agent): Promise<unknown> {
  return new Promise((resolve) => socket.once('disconnect', resolve));
}

function changePassword(cookie: string, next = NEW, password = PASSWORD): Promise<Response> {
  return fetch(`${desk.url}/api/account/password`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ password, next }),
  });
}

test('a lead who becomes an agent is cut from the floor, and comes back with an agent’s rights', async () => {
  const [lead, agent] = [await desk.agent('9001'), await desk.agent('1001')];
  const { chatId } = await desk.chat(agent);
  granted(await lead.socket.emitWithAck('watch', {}));
  granted(await lead.socket.emitWithAck('open', { chatId }));
  const gone = cut(lead);
  writeBehind(`update staff set role = 'agent' where account = '9001'`);
  await gone;
  const again = await desk.agent('9001');
  expect((await again.welcomes.first(() => true)).role).toBe('agent');
  expect(codeOf(await again.socket.emitWithAck('watch', {}))).toBe('forbidden');
  expect(codeOf(await again.socket.emitWithAck('open', { chatId }))).toBe('not_found');
  expect(agent.socket.connected).toBe(true);
});

test('a disabled account is cut, has no session, and signs in no more until it is enabled', async () => {
  const agent = await desk.agent('1001');
  const gone = cut(agent);
  writeBehind(`update staff set disabled_at = 1 where account = '1001'`);
  await gone;
  expect((await desk.get('/api/session', agent.cookie)).status).toBe(401);
  expect((await desk.signIn('1001')).status).toBe(401);
  writeBehind(`update staff set disabled_at = null where account = '1001'`);
  expect((await desk.signIn('1001')).status).toBe(200);
});

test('somebody whose account was made beside the running desk is known by name', async () => {
  // There before the account is: who comes later finds the account in what they are sent first.
  const colleague = await desk.agent('1001');
  await colleague.snapshots.first(() => true);
  writeBehind(`insert into staff (account, number, name, role, password_hash, status, lost_at, lost_marked)
    select 'new', '3001', '新来的', role, password_hash, 'away', null, 0 from staff where account = '1001'`);
  await colleague.staff.first(({ account, name }) => account === 'new' && name === '新来的');
});

test('no session of an old password outlives the change, however close the sign-in was', async () => {
  for (let round = 0; round < 3; round += 1) {
    const [was, next] = round % 2 === 0 ? [PASSWORD, NEW] : [NEW, PASSWORD];
    const cookie = cookiesIn(await desk.signIn('1001', was));
    const early = Array.from({ length: 8 }, () => desk.signIn('1001', was));
    const changing = changePassword(cookie, next, was);
    const late = Array.from({ length: 8 }, () => desk.signIn('1001', was));
    const changed = await changing;
    expect(changed.status).toBe(200);
    const given = (await Promise.all([...early, ...late])).filter(({ ok }) => ok).map(cookiesIn);
    const alive = await Promise.all(given.map((one) => desk.get('/api/session', one)));
    expect(alive.filter(({ ok }) => ok)).toEqual([]);
    expect((await desk.get('/api/session', cookiesIn(changed))).status).toBe(200);
  }
});

test('of two who change one password at once, one does, and the other has no session', async () => {
  const cookies = [await desk.cookieOf('1001'), await desk.cookieOf('1001')] as const;
  const both = await Promise.all([
    changePassword(cookies[0], `${NEW} a`),
    changePassword(cookies[1], `${NEW} b`),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
  const winner = both[0].ok ? 'a' : 'b';
  expect((await desk.signIn('1001', `${NEW} ${winner}`)).status).toBe(200);
});

test('an agent’s chat goes on for who stays: a colleague’s rights are nobody else’s business', async () => {
  const [stays, ends] = [await desk.agent('1001'), await desk.agent('1002')];
  const { customer, chatId } = await desk.chat(stays);
  const gone = cut(ends);
  expect((await changePassword(ends.cookie)).status).toBe(200);
  await gone;
  granted(await customer.say('还在吗'));
  await stays.entries.first(({ text }) => text === '还在吗');
  granted(await stays.socket.emitWithAck('message', { chatId, clientId: newId(), text: '在的' }));
});
