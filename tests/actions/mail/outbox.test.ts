import { pino } from 'pino';
import { mailJob, queueMail } from '../../../server/actions/mail/send-queued.ts';
import { changeSettings } from '../../../server/actions/settings/change-settings.ts';
import { MailServer } from '../../wire/a-mail-server.ts';
import { aDesk, granted, HOUR, shut, type TestDesk } from '../a-desk.ts';

const BY_ADMIN = { account: 'admin', issuer: null };

const DAY = 24 * HOUR;

let test_: TestDesk;
let server: MailServer;
let run: () => void | Promise<void>;
beforeEach(async () => {
  test_ = await aDesk();
  server = await MailServer.start(true);
  const { desk, clock } = test_;
  // Mails that are not sent are warned of, which would fail these tests.
  ({ run } = mailJob({ ...desk, log: pino({ level: 'silent' }) }, () => clock.now()));
});
afterEach(async () => {
  await server.goesAway();
  await shut(test_);
});

const state = () => test_.desk.store.mail.state();
const queue = (...accounts: string[]) =>
  queueMail(test_.desk, ...accounts.map((one) => ({ to: `${one}@x.cn`, subject: 'link', text: 'link' })));
const setServer = async () =>
  granted(await changeSettings(test_.desk, BY_ADMIN, { ...server.settings, mailUser: null }));

test('a sender that the server rejects destroys no mail: they wait, and go out once the sender is mended', async () => {
  await setServer();
  await queue('a', 'b');
  server.takesSender = false;
  await run();
  expect(await state()).toMatchObject({ waiting: 2, givenUp: 0 });
  expect((await state()).lastFault).toContain('Sender address rejected');
  server.takesSender = true;
  test_.clock.pass(HOUR);
  await run();
  expect(await state()).toMatchObject({ waiting: 0, givenUp: 0 });
  expect(server.arrived).toHaveLength(2);
});

test('after a rejected sender the next mail is not tried at once', async () => {
  await setServer();
  await queue('a', 'b');
  server.takesSender = false;
  await run();
  server.takesSender = true;
  await run();
  expect(server.arrived.map(({ to }) => to[0])).toEqual(['b@x.cn']);
});

test('a recipient who is refused for good is given up, and delays no other', async () => {
  await setServer();
  await queue('nobody', 'b');
  await run();
  expect(await state()).toMatchObject({ waiting: 0, givenUp: 1 });
  expect(server.arrived).toHaveLength(1);
});

test('what waits for longer than its link holds is given up, also without a mail server, and is not sent later', async () => {
  await queue('a');
  test_.clock.pass(2 * DAY);
  await queue('b');
  await run();
  expect(await state()).toMatchObject({ waiting: 2, givenUp: 0 });
  test_.clock.pass(DAY + HOUR);
  await run();
  expect(await state()).toMatchObject({ waiting: 1, givenUp: 1 });
  test_.clock.pass(2 * DAY - HOUR / 2);
  await setServer();
  await run();
  test_.clock.pass(31 * DAY);
  await run();
  expect([await state(), server.arrived]).toMatchObject([{ waiting: 0, givenUp: 0 }, []]);
});

test('an outbox in which nothing is due costs no transaction', async () => {
  await setServer();
  const { mail } = test_.desk.store;
  let taken = 0;
  const take = mail.take.bind(mail);
  mail.take = (...moments) => ((taken += 1), take(...moments));
  await run();
  await run();
  expect(taken).toBe(0);
  await queue('a');
  await run();
  expect([taken, server.arrived.length]).toEqual([2, 1]);
});
