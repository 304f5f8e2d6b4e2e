import type { MailState } from '../../protocol/mail-settings.ts';
import type { Invited } from '../../protocol/team.ts';
import type { SettingsCompared } from '../../protocol/settings.ts';
import { describePostgres } from '../storage/a-postgres.ts';
import { MailServer } from './a-mail-server.ts';
import { Administrator } from './administering.ts';
import { Desk } from './a-desk.ts';
import { OwnRedis } from './a-redis.ts';
import { LEAPING } from './leaping-time.ts';
import { TwoProcesses } from './two-processes.ts';

const NINA = { account: 'nina', number: '7', name: 'Nina', role: 'agent', mail: 'Nina@x.cn' };
const HOUR = 3_600_000;

let desk: Desk;
let admin: Administrator;
let server: MailServer;
beforeEach(async () => {
  desk = await Desk.start({ DESK_LOCALE: 'en', ...LEAPING });
  admin = await Administrator.of(desk);
});
afterEach(async () => {
  await server.goesAway();
  await desk.stop();
});

const state = async () => (await admin.ask<MailState>('GET', '/api/mail')).body;
const test_ = () => admin.ask<{ to: string }>('POST', '/api/mail/test');
const invite = (person: object = NINA) => admin.ask<Invited>('POST', '/api/staff', person);
/** Resolves once it is so. A leap of the time in the middle of a conversation with a mail server would end that. */
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  const end = performance.now() + 20_000;
  while (performance.now() < end) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('It did not come to be.');
};

describe('an invitation', () => {
  test('goes out by mail to whoever has an address, with a link that works, and nothing of it stays', async () => {
    server = await MailServer.start();
    await admin.set(server.settings);
    const { body } = await invite();
    expect(body.mailedTo).toBe('Nina@x.cn');
    const [mail] = await server.has(1);
    expect(mail?.to).toEqual(['Nina@x.cn']);
    expect(mail?.text).toContain(`${desk.url.replace('127.0.0.1', 'localhost')}${body.invite}`);
    const code = body.invite.split('/').at(-1) ?? '';
    const set = await admin.ask('POST', `/api/invite/${code}`, { password: 'otter window clay nine' });
    expect(set.status).toBe(200);
    await until(async () => (await state()).waiting === 0);
    expect(await state()).toEqual({ isSet: true, waiting: 0, givenUp: 0, lastFault: null });
    const { body: plain } = await invite({ ...NINA, account: 'bo', number: '8', mail: null });
    expect(plain).not.toHaveProperty('mailedTo');
  });

  test('waits for a mail server that is away for a day, over a kill of the desk, and arrives once', async () => {
    server = await MailServer.away();
    await admin.set(server.settings);
    await invite();
    await until(async () => (await state()).lastFault !== null);
    expect(await state()).toMatchObject({ waiting: 1, givenUp: 0 });
    await desk.kill();
    desk = await Desk.start({ DESK_LOCALE: 'en', DATA_DIR: desk.dataDir, ...LEAPING });
    admin = await Administrator.of(desk);
    await desk.time({ wish: 'leap', ms: 11 * HOUR });
    admin = await Administrator.of(desk);
    await desk.time({ wish: 'leap', ms: 11 * HOUR });
    admin = await Administrator.of(desk);
    await server.comesBack();
    await desk.time({ wish: 'leap', ms: HOUR });
    await until(async () => (await state()).waiting === 0);
    expect(await server.has(1)).toHaveLength(1);
  });

  test('to an address that the server refuses for good is given up, and delays no other', async () => {
    server = await MailServer.start();
    await admin.set(server.settings);
    await invite({ ...NINA, mail: 'nobody@x.cn' });
    await invite({ ...NINA, account: 'bo', number: '8', mail: 'bo@x.cn' });
    expect((await server.has(1))[0]?.to).toEqual(['bo@x.cn']);
    await until(async () => (await state()).givenUp === 1);
    expect(await state()).toMatchObject({ waiting: 0, givenUp: 1 });
    expect((await state()).lastFault).toContain('No such user');
  });
});

describe('a test mail', () => {
  test('goes to oneself, or is refused with what is wrong', async () => {
    server = await MailServer.start();
    const refusal = async () => (await test_()).body.error?.message;
    expect(await refusal()).toBe('Set the mail server and the sender first.');
    await admin.set(server.settings);
    expect(await refusal()).toMatch(/has no email address/);
    await admin.ask('PATCH', '/api/staff/admin', { mail: 'me@x.cn' });
    expect((await test_()).body.to).toBe('me@x.cn');
    expect((await server.has(1))[0]?.text).toContain('test email');
    await admin.set({ mailPassword: 'spaces-belong-to it' });
    expect(await refusal()).toBe('The mail server refuses the user or the password.');
    // The certificate is its own.
    await admin.set({ mailPassword: MailServer.password, mailSecurity: 'starttls' });
    expect(await refusal()).toMatch(/cannot be secured/);
    await admin.set({ mailSecurity: 'plain' });
    await server.goesAway();
    expect(await refusal()).toMatch(/does not answer/);
  });
});

test('the password is never told: not by settings, file, record, refusals or their undoing', async () => {
  server = await MailServer.start();
  const secrets = ['first-secret-of-all', 'second-secret-of-all'];
  for (const mailPassword of secrets) await admin.set({ mailPassword });
  const { version, isSet, value } = await admin.setting('mailPassword');
  expect([isSet, value]).toEqual([true, null]);
  const conflict = await admin.set({ mailPassword: 'third', versions: { mailPassword: version - 1 } });
  const undo = await admin.ask('POST', '/api/settings/undo', { key: 'mailPassword', version });
  expect([conflict.status, undo.status]).toEqual([409, 404]);
  const text = 'form: 1\nsettings:\n  mailPassword: from-a-file\n';
  const file = await admin.ask<SettingsCompared>('POST', '/api/settings/import', { text, apply: false });
  expect(file.body.faults).toMatchObject([{ key: 'mailPassword' }]);
  const told = [
    JSON.stringify([conflict.body, undo.body]),
    JSON.stringify((await admin.ask('GET', '/api/settings')).body),
    JSON.stringify((await admin.ask('GET', '/api/audit')).body),
    ...(await Promise.all(['/api/settings.yaml', '/api/audit.csv'].map((path) => admin.file(path)))),
    desk.log,
  ].join('\n');
  for (const secret of [...secrets, 'from-a-file']) expect(told).not.toContain(secret);
  expect(told).toContain('mailPassword');
  await admin.set({ mailPassword: null });
  expect((await admin.setting('mailPassword')).isSet).toBe(false);
});

(OwnRedis.isThere() ? describePostgres : describe.skip)('mail of two processes', () => {
  test('is sent by one of them, each mail once', async () => {
    server = await MailServer.start(true);
    const both = await TwoProcesses.start();
    const [a, b] = [await Administrator.of(both.a), await Administrator.of(both.b)];
    await a.set({ ...server.settings, mailUser: null, mailPassword: null });
    await both.until(async () => (await b.ask<MailState>('GET', '/api/mail')).body.isSet);
    const invited = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        (at % 2 ? a : b).ask('POST', '/api/staff', {
          ...{ account: `n${at}`, number: `n${at}`, name: 'n', role: 'agent', mail: `n${at}@x.cn` },
        }),
      ),
    );
    expect(invited.map(({ status }) => status)).toEqual(Array<number>(20).fill(201));
    await both.until(async () => (await a.ask<MailState>('GET', '/api/mail')).body.waiting === 0);
    expect(new Set(server.arrived.map(({ to }) => to[0])).size).toBe(20);
    expect(server.arrived).toHaveLength(20);
    await both.end();
  }, 60_000);
});
