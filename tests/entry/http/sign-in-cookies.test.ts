import type { Response } from 'express';
import { SIGN_IN_MS, SignInCookies } from '../../../server/entry/http/sign-in-cookies.ts';
import { mayAsk, throttles } from '../../../server/entry/http/throttles.ts';

let now = 0;
const jar = new Map<string, string>();
const response = {
  cookie: (name: string, value: string) => jar.set(name, value),
  clearCookie: (name: string) => jar.delete(name),
} as unknown as Response;
const cookies = (secret = 'of the desk'): SignInCookies =>
  new SignInCookies(secret, { now: () => now }, '__Host-huashu', true);
const sent = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
const flow = (state: string) => ({
  ...{ issuer: 'https://login.x.cn', state, nonce: 'n', verifier: 'v' },
  for: { is: 'session' as const },
});
beforeEach(() => {
  now = 1000;
  jar.clear();
});

test('a sign-in is found once by its state, by every process with the secret of the desk, and nobody else', () => {
  cookies().begin(response, sent(), flow('one'));
  const kept = sent();
  expect(kept).not.toMatch(/login\.x\.cn|one/);
  expect(cookies().take(response, kept, 'other')).toBeNull();
  expect(cookies('of another desk').take(response, kept, 'one')).toBeNull();
  expect(
    cookies().take(
      response,
      kept.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      'one',
    ),
  ).toBeNull();
  expect(cookies().take(response, kept, 'one')).toMatchObject(flow('one'));
  expect(cookies().take(response, sent(), 'one')).toBeNull();
});

test('it can be finished for ten minutes, and a browser keeps the latest five', () => {
  for (const state of ['1', '2', '3', '4', '5', '6']) {
    now += 1;
    cookies().begin(response, sent(), flow(state));
  }
  expect(jar.size).toBe(5);
  const kept = sent();
  expect(cookies().take(response, kept, '1')).toBeNull();
  now += SIGN_IN_MS - 1;
  expect(cookies().take(response, kept, '6')).not.toBeNull();
  now += 1;
  expect(cookies().take(response, kept, '6')).toBeNull();
});

test('one network asks for the provider so often, and delays no other', async () => {
  const { byProvider } = throttles(null);
  const from = (address: string) => mayAsk(byProvider, address);
  const asked = await Promise.all(
    Array.from({ length: 2001 }, (_, at) => from(`2001:db8:1:2::${at.toString(16)}`)),
  );
  expect([asked.filter(Boolean).length, asked.at(-1)]).toEqual([2000, false]);
  expect(await from('203.0.113.7')).toBe(true);
});
