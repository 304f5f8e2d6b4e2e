import { CannotReplay } from './connected.ts';

/** Somebody on the desk, and the cookie that proves it. */
export interface SignedIn {
  account: string;
  cookie: string;
}

/** The sample agents; a desk without them has at least its first account. */
const AGENTS = ['1001', '1002'];
const FIRST_ACCOUNT = 'admin';

/** Signs in as whoever of the known accounts this desk has. Throws {@link CannotReplay} if that is nobody. */
export async function signIn(url: string, password: string): Promise<[SignedIn, ...SignedIn[]]> {
  if (password === '')
    throw new CannotReplay('ADMIN_PASSWORD is not set; it is needed to sign in as agents.');
  const [first, ...others] = await signInAs(url, AGENTS, password);
  if (first) return [first, ...others];
  const [admin] = await signInAs(url, [FIRST_ACCOUNT], password);
  if (admin) return [admin];
  throw new CannotReplay(
    `The desk at ${url} refuses ADMIN_PASSWORD for ${AGENTS.join(', ')} and ${FIRST_ACCOUNT}.`,
  );
}

async function signInAs(url: string, accounts: string[], password: string): Promise<SignedIn[]> {
  const tried = await Promise.all(accounts.map((account) => tryOne(url, account, password)));
  return tried.filter((one) => one !== null);
}

async function tryOne(url: string, account: string, password: string): Promise<SignedIn | null> {
  const response = await post(`${url}/api/session`, { account, password });
  if (response.status === 401) return null;
  if (!response.ok) throw new CannotReplay(`Signing in as ${account} failed: ${await saidBy(response)}`);
  const cookie = response.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
  return { account, cookie: cookie.join('; ') };
}

async function post(address: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: new URL(address).origin };
  try {
    return await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
  } catch {
    throw new CannotReplay(
      `No desk answers at ${new URL(address).origin}; start it with npm start, or say where it is with PUBLIC_URL or PORT.`,
    );
  }
}

async function saidBy(response: Response): Promise<string> {
  return `${response.status} ${(await response.text()).slice(0, 200)}`;
}
