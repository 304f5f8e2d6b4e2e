import { mkdtempSync } from 'node:fs';
import { setTimeout as pass } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Desk, freePort, granted } from '../wire/a-desk.ts';
import { Agent } from '../wire/an-agent.ts';
import { Talk, type Sides } from './talk.ts';

/** How often the desk is killed; more of it with CRASH_ROUNDS. */
const ROUNDS = Number(process.env['CRASH_ROUNDS'] ?? 5);
const TALKS = 24;
const ACCOUNTS = ['1001', '1002'];

jest.setTimeout(60_000 + ROUNDS * 15_000);

/** A data directory and a port that outlive the process. */
async function lasting(more: Record<string, string> = {}) {
  return {
    DATA_DIR: mkdtempSync(join(tmpdir(), 'huashu-crash-')),
    PORT: String(await freePort()),
    AGENT_CAPACITY: '100',
    AGENT_LOST_GRACE: '1h',
    AGENT_LOST_REQUEUE: '2h',
    ...more,
  };
}

test(`what was acknowledged survives ${ROUNDS} kills under load: stored once, without a gap, as it was told`, async () => {
  const place = await lasting();
  let desk = await Desk.start(place);
  const cookies = await Promise.all(ACCOUNTS.map((account) => desk.cookieOf(account)));
  let agents = await comeBack(desk, cookies);
  const talks = await Promise.all(
    Array.from({ length: TALKS }, (_, n) => Talk.begin(desk, one(agents, n), String(n))),
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    const sides = await gather(talks, desk, agents);
    const { acknowledged, killed } = killAt(desk, 400 + ((round * 271) % 500));
    await Promise.all(talks.map((talk, n) => talk.goOn(one(sides, n), { acknowledged })));
    await killed;
    desk = await Desk.start(place);
    agents = await comeBack(desk, cookies);
  }
  const owed = talks.filter(({ isOwed }) => isOwed).length;
  const sides = await gather(talks, desk, agents);
  await Promise.all(talks.map((talk, n) => talk.goOn(one(sides, n), { most: 1 })));
  const faults = await Promise.all(talks.map((talk, n) => talk.faults(desk, one(agents, n))));
  agents.forEach((agent) => agent.go());
  await desk.stop();
  expect(faults.flat()).toEqual([]);
  // Some were cut off in the middle of a message, or nothing has been tried.
  expect(owed).toBeGreaterThan(0);
});

test('[P1] deadlines that come due while the desk is down fire on the start, once, whatever happens then', async () => {
  const place = await lasting({ IDLE_CLOSE: '1s', IDLE_NUDGE: '1s' });
  let desk = await Desk.start(place);
  const cookie = await desk.cookieOf('1001');
  const agent = await Agent.come(desk.url, '1001', cookie);
  const chats = await Promise.all(Array.from({ length: 10 }, () => desk.chat(agent)));
  const said = chats.map(({ chatId }) =>
    agent.socket.emitWithAck('message', { chatId, clientId: 'a', text: '您好' }),
  );
  (await Promise.all(said)).forEach(granted);
  for (let start = 0; start < 2; start += 1) {
    await desk.kill();
    if (start === 0) await pass(1000);
    desk = await Desk.start(place);
    const back = await Agent.come(desk.url, '1001', cookie);
    await Promise.all(chats.map(({ chatId }) => closedOnce(desk, cookie, chatId)));
    back.go();
  }
  await desk.stop();
});

async function closedOnce(desk: Desk, cookie: string, chatId: string): Promise<void> {
  let log = '';
  for (let look = 0; look < 100 && !log.includes('"closed"'); look += 1) {
    await pass(look === 0 ? 0 : 100);
    log = await (await desk.get(`/api/chats/${chatId}/entries`, cookie)).text();
  }
  await pass(600);
  log = await (await desk.get(`/api/chats/${chatId}/entries`, cookie)).text();
  expect(log.match(/"kind":"closed"/g)).toHaveLength(1);
  expect(log).toContain('"reason":"idle"');
}

/** The sessions are kept with everything else: nobody has to sign in again. */
function comeBack(desk: Desk, cookies: string[]): Promise<Agent[]> {
  return Promise.all(cookies.map((cookie, n) => Agent.come(desk.url, ACCOUNTS[n] ?? '', cookie)));
}

function gather(talks: Talk[], desk: Desk, agents: Agent[]): Promise<Sides[]> {
  return Promise.all(talks.map((talk, n) => talk.comeBack(desk, one(agents, n))));
}

function one<T>(all: readonly T[], n: number): T {
  const [found] = all.slice(n % all.length);
  if (found === undefined) throw new Error('There is nobody.');
  return found;
}

/**
 * Kills the desk in the very moment in which so many acknowledgements have come: whatever was acknowledged before it
 * was safe is lost then.
 */
function killAt(desk: Desk, count: number): { acknowledged: () => void; killed: Promise<void> } {
  let left = count;
  let strike = (): void => undefined;
  const killed = new Promise<void>((resolve) => (strike = () => resolve(desk.kill())));
  const acknowledged = (): void => {
    left -= 1;
    if (left === 0) strike();
  };
  return { acknowledged, killed };
}
