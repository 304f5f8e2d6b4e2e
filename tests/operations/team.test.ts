import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { makeInvite } from '../../server/actions/team/invite.ts';
import { TwoFactor } from '../../server/actions/team/two-factor.ts';
import { isRefusal, refuse } from '../../server/domain/refusal.ts';
import { DeviceCookies } from '../../server/entry/http/device-cookie.ts';
import { operationRoutes } from '../../server/entry/http/http-pipeline.ts';
import { Authenticator } from '../../server/entry/http/authenticator.ts';
import { SessionCookie } from '../../server/entry/http/session-cookie.ts';
import { throttles } from '../../server/entry/http/throttles.ts';
import { Sessions } from '../../server/entry/sessions.ts';
import { teamHandlers } from '../../server/operations/team.ts';
import { aDesk, shut, type TestDesk } from '../actions/a-desk.ts';

let test_: TestDesk;
let server: Server | null = null;
beforeEach(async () => void (test_ = await aDesk()));
afterEach(async () => {
  server?.close();
  await shut(test_);
});

test('a link that is used while too many passwords are hashed can be used again, and costs no hashing', async () => {
  const asked: object[] = [];
  let isFull = true;
  const hashPassword: Authenticator['hashPassword'] = (_, whose) => {
    asked.push(whose);
    return Promise.resolve(isFull ? refuse('rate_limited', 'full') : '$argon2id$new');
  };
  const use = await serve(hashPassword);
  const { invite } = await makeInvite(test_.desk, '1001');
  const code = invite.split('/').at(-1) ?? '';
  expect([await use(code), await use('a'.repeat(32))]).toEqual([429, 404]);
  isFull = false;
  expect([await use(code), await use(code)]).toEqual([200, 409]);
  expect(asked).toEqual(Array(2).fill({ address: '127.0.0.1', isSignedIn: false }));
});

test('new passwords of one network that are hashed at once are bounded; other networks have their turn', async () => {
  const { desk } = test_;
  const devices = new DeviceCookies('secret', desk.clock, 'huashu');
  const authenticator = new Authenticator(desk, twoFactor(), devices, throttles(null));
  const keep = (address: string) =>
    authenticator.hashPassword('otter window', { address, isSignedIn: false });
  const crowd = Array.from({ length: 103 }, (_, n) => keep(`2001:db8:1:2::${n}`));
  const other = keep('203.0.113.7');
  expect(isRefusal((await crowd.at(-1)) as object)).toBe(true);
  expect(await other).toMatch(/^\$argon2id\$/);
  await Promise.all(crowd);
});

function twoFactor(): TwoFactor {
  return new TwoFactor(test_.store.twoFactor, test_.clock, ['secret'], () => 'Huashu');
}

/** The team's routes over HTTP; gives a way to use a link, which tells the status. */
async function serve(
  hashPassword: Authenticator['hashPassword'],
): Promise<(code: string) => Promise<number>> {
  const { desk } = test_;
  const devices = new DeviceCookies('secret', desk.clock, 'huashu');
  const sessions = new Sessions(desk.store.staff, desk.clock, 'huashu');
  const cookie = new SessionCookie(sessions, devices, false);
  const handlers = teamHandlers(desk, {
    cookie,
    twoFactor: twoFactor(),
    authenticator: { hashPassword },
  });
  const app = express().use(operationRoutes(handlers, sessions));
  server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server?.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return async (code) => {
    const response = await fetch(`http://127.0.0.1:${port}/api/invite/${code}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ password: 'otter window clay nine' }),
    });
    return response.status;
  };
}
