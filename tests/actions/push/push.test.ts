import { PUSH_KINDS, type PushChoice } from '../../../protocol/push.ts';
import { callLead } from '../../../server/actions/chats/help.ts';
import { addEntry } from '../../../server/actions/cases/add-entry.ts';
import { openAsked } from '../../../server/actions/cases/open-asked.ts';
import { staffRead } from '../../../server/actions/chats/staff-reading.ts';
import {
  endPush,
  listPushDevices,
  renewPush,
  subscribePush,
} from '../../../server/actions/push/change-devices.ts';
import { vapidKeys } from '../../../server/actions/push/vapid.ts';
import { chooseStatus, staffCame, staffWent } from '../../../server/actions/routing/attendance.ts';
import { PushService } from '../../wire/a-push-service.ts';
import {
  aDesk,
  answeredChat,
  begins,
  comesOnline,
  granted,
  HOUR,
  MINUTE,
  SECOND,
  settle,
  shut,
  writes,
  type TestDesk,
} from '../a-desk.ts';
import { asker } from '../random-chat.ts';

let test_: TestDesk;
let service: PushService;
beforeEach(async () => {
  [test_, service] = await Promise.all([aDesk(), PushService.start()]);
  service.key = (await vapidKeys(test_.desk)).publicKey;
});
afterEach(async () => {
  await shut(test_);
  await service.end();
  expect(service.faults).toEqual([]);
});

const user = (account: string, session = `session-${account}`) => ({ account, session, name: 'Firefox' });

/** An account subscribes a device of this name. */
async function subscribes(
  account: string,
  name = account,
  choice: Partial<PushChoice> = {},
): Promise<string> {
  const { subscription } = service.subscribe(name);
  const wanted = { subscription, locale: 'zh-CN' as const, kinds: PUSH_KINDS, words: false, ...choice };
  return granted(await subscribePush(test_.desk, user(account), wanted)).device.id;
}

/** A moment passes in which whoever reloads is back, and what waits is sent. */
async function pushed(ms = 6 * SECOND): Promise<string[]> {
  await settle(test_);
  test_.clock.pass(ms);
  await test_.tick();
  await settle(test_);
  return service.arrived.map(({ device, body }) => `${device}: ${body}`);
}

async function closes(account: string): Promise<void> {
  await staffWent(test_.desk, account);
  await settle(test_);
}

/** The agent has seen what the customer wrote. */
async function reads({ chatId }: { chatId: string }): Promise<void> {
  const { lastSeq = 0 } = (await test_.store.chats.find(chatId))?.chat ?? {};
  granted(await staffRead(test_.desk, asker, chatId, lastSeq));
  await settle(test_);
}

/** An agent with a device has a chat, and has closed the console. */
async function awayFromChat(choice: Partial<PushChoice> = {}) {
  const chat = await answeredChat(test_);
  await reads(chat);
  await subscribes('1001', '1001', choice);
  await closes('1001');
  return chat;
}

test('a message of an own chat reaches a device while the console is closed, without its words', async () => {
  const { chatId, customerId } = await awayFromChat();
  granted(await writes(test_, customerId, '我的订单 88123 呢'));
  expect(await pushed()).toEqual(['1001: 您的对话有 1 条未读消息']);
  const [one] = service.arrived;
  expect(one).toMatchObject({
    title: '话术',
    tag: chatId,
    url: `/#/chat/${chatId}`,
    ttl: 600,
    urgency: 'high',
  });
  expect(one?.topic).toMatch(/^[\w-]{32}$/);
  expect(one?.sealed.toString('latin1')).not.toContain(chatId);
  expect(await pushed(10 * MINUTE)).toHaveLength(1);
});

test('several messages are one notification, with their number; a later one is another', async () => {
  const { customerId } = await awayFromChat();
  for (const text of ['在吗', '人呢', '？']) granted(await writes(test_, customerId, text));
  expect(await pushed()).toEqual(['1001: 您的对话有 3 条未读消息']);
  granted(await writes(test_, customerId, '算了'));
  expect(await pushed()).toEqual(['1001: 您的对话有 3 条未读消息', '1001: 您的对话有 4 条未读消息']);
});

test('nothing is pushed to whom a console is open, nor to whoever opens one within the moment', async () => {
  const { customerId } = await answeredChat(test_);
  await subscribes('1001');
  granted(await writes(test_, customerId, '在吗'));
  await settle(test_);
  expect(await test_.store.mail.earliestDue(['push'])).toBeNull();
  expect(await pushed()).toEqual([]);
  await closes('1001');
  granted(await writes(test_, customerId, '还在吗'));
  await staffCame(test_.desk, '1001');
  expect(await pushed()).toEqual([]);
});

test('with words, when they are asked for, as long as the session lasts in which they were', async () => {
  const { chatId, customerId } = await answeredChat(test_);
  await reads({ chatId });
  const session = {
    tokenHash: 'session-1001',
    account: '1001',
    createdAt: test_.clock.now(),
    epoch: 0,
    issuer: null,
  };
  await test_.store.staff.addSession({ ...session, expiresAt: test_.clock.now() + MINUTE });
  await subscribes('1001', '1001', { words: true });
  await closes('1001');
  granted(await writes(test_, customerId, '我的订单呢'));
  await pushed();
  granted(await writes(test_, customerId, '还在吗'));
  await pushed(2 * MINUTE);
  expect(service.arrived.map(({ title, body }) => [title, body])).toEqual([
    ['访客 · 话术', '我的订单呢'],
    ['话术', '您的对话有 2 条未读消息'],
  ]);
});

test('only what the device wants to be told of, in its language', async () => {
  const { customerId } = await awayFromChat({ kinds: ['chats'] });
  const { subscription } = service.subscribe('english');
  const english = { subscription, locale: 'en', kinds: ['messages'], words: false } as const;
  granted(await subscribePush(test_.desk, user('1001'), english));
  granted(await writes(test_, customerId, '在吗'));
  expect(await pushed()).toEqual(['english: 1 unread message in your chat']);
});

test('who waits, or leaves a message while the desk is open, is told to those who take chats, and not to those who are away', async () => {
  await comesOnline(test_, '1001');
  await comesOnline(test_, '1002');
  await subscribes('1001');
  await subscribes('1002');
  granted(await chooseStatus(test_.desk, '1002', { value: 'away' }));
  await closes('1001');
  await closes('1002');
  await begins(test_);
  expect(await pushed()).toEqual(['1001: 有客户等待接待']);
});

test('[P6] a call for a lead reaches leads, also those who are away; answered in time it does not', async () => {
  const { chatId } = await answeredChat(test_);
  await subscribes('9001');
  granted(await callLead(test_.desk, asker, chatId, '客户要赔偿'));
  expect(await pushed()).toEqual(['9001: 有对话需要主管处理']);
});

test('a push service that is away is tried again; the message says what holds then, and is dropped when it is no news', async () => {
  const { customerId } = await awayFromChat();
  const warned = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  service.status = () => 503;
  granted(await writes(test_, customerId, '在吗'));
  expect(await pushed()).toEqual([]);
  granted(await writes(test_, customerId, '人呢'));
  service.status = () => 201;
  expect(await pushed(MINUTE)).toEqual(['1001: 您的对话有 2 条未读消息']);
  service.status = () => 503;
  granted(await writes(test_, customerId, '喂'));
  await pushed();
  service.status = () => 201;
  expect(await pushed(11 * MINUTE)).toHaveLength(1);
  expect(warned).toHaveBeenCalledTimes(2);
  warned.mockRestore();
});

test.each([404, 410])(
  'a subscription that its push service does not know any more (%i) is ended',
  async (status) => {
    const { customerId } = await awayFromChat();
    service.status = () => status;
    granted(await writes(test_, customerId, '在吗'));
    await pushed();
    expect((await listPushDevices(test_.desk, '1001')).devices).toEqual([]);
  },
);

test('a push service that refuses the desk three times in a row is not called again', async () => {
  const { customerId } = await awayFromChat();
  service.status = () => 400;
  const warned = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  for (const text of ['一', '二', '三']) {
    expect((await listPushDevices(test_.desk, '1001')).devices).toHaveLength(1);
    granted(await writes(test_, customerId, text));
    await pushed();
  }
  warned.mockRestore();
  expect((await listPushDevices(test_.desk, '1001')).devices).toEqual([]);
});

test('one device is sent no more than thirty messages in ten minutes', async () => {
  const { customerId } = await awayFromChat();
  for (let count = 0; count < 33; count += 1) {
    granted(await writes(test_, customerId, `第 ${String(count)} 条`));
    await pushed();
  }
  expect(service.arrived).toHaveLength(30);
  await pushed(10 * MINUTE);
  granted(await writes(test_, customerId, '最后'));
  expect(await pushed()).toHaveLength(31);
});

test.each([
  'https://127.0.0.1/push',
  'https://169.254.169.254/latest',
  'https://[::1]/push',
  'https://10.0.0.8/push',
  'http://push.example.com/x',
])('unless it is allowed, no browser subscribes at %s', async (endpoint) => {
  Object.assign(test_.desk.settings.process, { pushPrivate: false });
  const { subscription } = service.subscribe('1001');
  const wanted = {
    subscription: { ...subscription, endpoint },
    locale: 'en' as const,
    kinds: PUSH_KINDS,
    words: false,
  };
  expect(await subscribePush(test_.desk, user('1001'), wanted)).toMatchObject({ refused: 'bad_request' });
});

test('a name that resolves to the own network is not called', async () => {
  const { customerId } = await awayFromChat();
  const { subscription } = service.subscribe('local');
  const there = {
    ...subscription,
    endpoint: subscription.endpoint.replace('http://127.0.0.1', 'https://localhost'),
  };
  const wanted = { subscription: there, locale: 'en' as const, kinds: PUSH_KINDS, words: false };
  granted(await subscribePush(test_.desk, user('1001'), wanted));
  Object.assign(test_.desk.settings.process, { pushPrivate: false });
  const warned = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  granted(await writes(test_, customerId, '在吗'));
  await pushed();
  expect(warned.mock.calls.flat().join()).toContain('not on the public internet');
  warned.mockRestore();
  expect(service.arrived).toEqual([]);
});

test('a device ends with the sign-out on it, a new password, and with all sessions of its account', async () => {
  const { staff } = test_.store;
  const devicesOf = async (account: string) => (await listPushDevices(test_.desk, account)).devices.length;
  await subscribes('1001');
  await staff.removeSession('session-1001');
  expect(await devicesOf('1001')).toBe(0);
  await subscribes('1001');
  await staff.setPassword('1001', 'hash', 0);
  expect(await devicesOf('1001')).toBe(0);
  await subscribes('1002');
  await staff.endSessionsOf('1002');
  expect(await devicesOf('1002')).toBe(0);
});

test('its browser may get another address; nobody else ends or renews it', async () => {
  const id = await subscribes('1001');
  const { subscription } = service.subscribe('again');
  const renewal = { id, subscription, locale: 'en' as const };
  expect(await renewPush(test_.desk, user('1002'), renewal)).toMatchObject({ refused: 'not_found' });
  const { device } = granted(await renewPush(test_.desk, user('1001', 'other'), renewal));
  expect((await listPushDevices(test_.desk, '1001')).devices).toEqual([device]);
  expect(device.id).not.toBe(id);
  expect(await endPush(test_.desk, '1002', device.id)).toMatchObject({ refused: 'not_found' });
  granted(await endPush(test_.desk, '1001', device.id));
  expect((await listPushDevices(test_.desk, '1001')).devices).toEqual([]);
});

test('what waits to be pushed is not counted among the mails', async () => {
  const { customerId } = await awayFromChat();
  granted(await writes(test_, customerId, '在吗'));
  await settle(test_);
  expect(await test_.store.mail.state()).toEqual({ waiting: 0, givenUp: 0, lastFault: null });
});

test('a case that comes due, and one that is handed over, is told to whose it is', async () => {
  const asked = { kind: 'followUp', text: '回访', clientId: 'c', dueAt: test_.clock.now() + HOUR } as const;
  const { number } = granted(await openAsked(test_.desk, asker, asked)).case;
  await subscribes('1001');
  await subscribes('1002');
  test_.clock.pass(2 * HOUR);
  await test_.tick();
  expect(await pushed()).toContain(`1001: 您的工单 ${number} 已逾期`);
  const handing = { type: 'assigned', owner: '1002', clientId: 'h' } as const;
  granted(await addEntry(test_.desk, asker, number, handing));
  expect((await pushed()).at(-1)).toBe(`1002: 工单 ${number} 转给了您`);
  expect(service.arrived.at(-1)).toMatchObject({ tag: number, url: `/#/work/${number}`, urgency: 'normal' });
});

test('what waits for one person is not told to the next one who subscribes in the same browser', async () => {
  const { chatId } = await answeredChat(test_);
  const { subscription } = service.subscribe('shared');
  const wanted = { subscription, locale: 'zh-CN' as const, kinds: PUSH_KINDS, words: false };
  granted(await subscribePush(test_.desk, user('9001'), wanted));
  granted(await callLead(test_.desk, asker, chatId, '客户要赔偿'));
  granted(await subscribePush(test_.desk, user('1002'), wanted));
  expect(await pushed()).toEqual([]);
});
