import { messageOf } from '../messages.ts';
import type { Call } from '../calls.ts';
import { ask, connect, type BareSocket } from './connect.ts';

/** The people of one target. */
export interface Crowd {
  customers: BareSocket[];
  agents: BareSocket[];
  inFlight: number;
}

/** How many connect at the same time. */
const AT_ONCE = 50;

const LEAD = '9001';

/** Connects staff, then customers with a chat each, which go to the agents at once. */
export async function gather({
  url,
  customers,
  inFlight,
  agents,
  leads,
  password,
}: Extract<Call, { ask: 'gather' }>): Promise<Crowd> {
  const crowd: Crowd = { customers: [], agents: [], inFlight };
  const atConsole = async (account: string): Promise<BareSocket> =>
    connect(url, '/desk', password === null ? undefined : await signIn(url, account, password));
  for (const account of agents) {
    const socket = await atConsole(account);
    await ask(socket, 'status', { value: 'online' });
    crowd.agents.push(socket);
  }
  for (let lead = 0; lead < leads; lead += 1) await ask(await atConsole(LEAD), 'watch', {});
  while (crowd.customers.length < customers) {
    const missing = Math.min(AT_ONCE, customers - crowd.customers.length);
    const arriving = Array.from({ length: missing }, () => arrive(url, crowd.customers.length));
    crowd.customers.push(...(await Promise.all(arriving)));
  }
  return crowd;
}

async function arrive(url: string, number: number): Promise<BareSocket> {
  const socket = await connect(url, '/customer');
  await ask(socket, 'hello', {});
  await ask(socket, 'start', { clientId: 'start', text: messageOf(number) });
  return socket;
}

/** Signs staff in; gives the cookie. */
export async function signIn(url: string, account: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!answer.ok || cookie === undefined) throw new Error(`${account} could not sign in: ${answer.status}`);
  return cookie;
}

/** Customers who come, say hello, and stay without a word until this process ends. */
export async function beIdle({ url, connections }: Extract<Call, { ask: 'idle' }>): Promise<void> {
  for (let there = 0; there < connections; there += AT_ONCE) {
    const arriving = Array.from({ length: Math.min(AT_ONCE, connections - there) }, async () => {
      const socket = await connect(url, '/customer');
      await ask(socket, 'hello', {});
    });
    await Promise.all(arriving);
  }
}
