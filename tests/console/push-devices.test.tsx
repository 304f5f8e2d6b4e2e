import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { PUSH_KINDS } from '../../protocol/push.ts';
import { closeLine, openLine } from '../../client/console/connection/line.ts';
import { followPush, leavePush } from '../../client/console/connection/push.ts';
import { PushDevices } from '../../client/console/features/preferences/push-devices.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { useDesk } from '../../client/console/store/desk.ts';
import { forgetPush, setOwnDevice, usePush } from '../../client/console/store/push.ts';
import { choose } from '../../client/console/store/settings.ts';

const AT = '2026-03-02T01:00:00.000Z';
const KEY = 'BAAA';
const device = (id: string) => ({
  id,
  name: 'Chrome · Windows',
  kinds: PUSH_KINDS,
  words: false,
  since: AT,
  usedAt: AT,
});
const refused = (code: string) => ({ ok: false, error: { code, message: '' } });

let listed: object[];
let asked: [event: string, payload: object][];
let answers: Record<string, object>;
function emitWithAck(event: string, payload: object): Promise<object> {
  asked.push([event, payload]);
  return Promise.resolve(answers[event] ?? { ok: true, key: KEY, devices: listed });
}

/** The browser's push, as far as the console uses it. */
class FakeBrowser {
  permission: NotificationPermission = 'default';
  decides: NotificationPermission = 'granted';
  /** What is answered later, if anything. */
  answer: Promise<NotificationPermission> | null = null;
  asks = 0;
  present: object | null = null;
  reaches = true;

  pushManager = {
    getSubscription: () => Promise.resolve(this.present),
    subscribe: () =>
      this.reaches ? Promise.resolve((this.present = this.subscription())) : Promise.reject(new Error()),
  };

  subscription() {
    return {
      endpoint: 'https://push.example.com/1',
      options: { applicationServerKey: Uint8Array.of(4, 0, 0).buffer },
      getKey: () => Uint8Array.of(1, 2).buffer,
      unsubscribe: () => Promise.resolve(((this.present = null), true)),
    };
  }
}

let browser: FakeBrowser;
const worker = new EventTarget();

beforeAll(async () => {
  Object.assign(globalThis, { CSS: { escape: (text: string) => text } });
  Object.assign(window, { PushManager: Object });
  Object.defineProperty(worker, 'ready', { get: () => Promise.resolve(browser) });
  Object.assign(worker, { getRegistration: () => Promise.resolve(browser) });
  Object.defineProperty(navigator, 'serviceWorker', { value: worker, configurable: true });
  Object.defineProperty(window, 'Notification', {
    value: {
      get permission() {
        return browser.permission;
      },
      requestPermission: () => (
        (browser.asks += 1),
        browser.answer ?? Promise.resolve((browser.permission = browser.decides))
      ),
    },
    configurable: true,
  });
  followPush();
  const line = openLine();
  line.disconnect();
  Object.assign(line, { connected: true, timeout: () => ({ emitWithAck }) });
  await i18n.changeLanguage('zh-CN');
});
afterAll(closeLine);

beforeEach(() => {
  [listed, asked, answers] = [[], [], {}];
  browser = new FakeBrowser();
  choose({ language: 'zh-CN' });
  useDesk.setState({
    session: { account: '1001', role: 'agent', number: '1001', name: 'A' },
    connection: 'offline',
  });
  forgetPush();
});

/** Lets what was asked be answered. */
const settled = () =>
  act(async () => {
    for (let round = 0; round < 20; round += 1) await Promise.resolve();
  });

async function show(): Promise<void> {
  act(() => {
    render(
      <I18nextProvider i18n={i18n}>
        <PushDevices />
      </I18nextProvider>,
    );
  });
  await settled();
}

async function press(name: string): Promise<void> {
  fireEvent.click(screen.getByRole('radio', { name }));
  await settled();
}

const eventsAsked = () => asked.map(([event]) => event);

test('the browser is asked at the press alone, and the device is told without words', async () => {
  answers['subscribePush'] = { ok: true, device: device('d') };
  await show();
  expect(browser.asks).toBe(0);
  await press('开');
  expect(browser.asks).toBe(1);
  expect(asked.at(-1)).toMatchObject([
    'subscribePush',
    {
      subscription: { endpoint: 'https://push.example.com/1', p256dh: 'AQI', auth: 'AQI' },
      words: false,
      locale: 'zh-CN',
    },
  ]);
  expect(screen.getByRole('radio', { name: '开' })).toHaveProperty('checked', true);
  expect(screen.getByText(/本机/)).toBeDefined();
});

test.each([
  ['浏览器已禁止', () => (browser.decides = 'denied')],
  ['您没有回应浏览器的询问', () => (browser.decides = 'default')],
  ['连不上它的推送服务', () => (browser.reaches = false)],
  ['系统没有响应', () => (answers['subscribePush'] = refused('unavailable'))],
])('one sentence says why it cannot be switched on: %s', async (says, happens) => {
  happens();
  await show();
  await press('开');
  expect(screen.getByRole('status').textContent).toContain(says);
  expect(screen.getByRole('radio', { name: '关' })).toHaveProperty('checked', true);
  expect(browser.present).toBeNull();
});

/** The device that this browser is, switched on. */
async function showOwn(): Promise<void> {
  browser.permission = 'granted';
  browser.present = browser.subscription();
  setOwnDevice('1001', 'd');
  listed = [device('d')];
  await show();
}
function tick(name: string): void {
  fireEvent.click(screen.getByRole('checkbox', { name }));
}
const ticked = () =>
  screen.getAllByRole<HTMLInputElement>('checkbox').flatMap((box) => (box.checked ? [box.value] : []));

test('two ticks one right after the other both count, and are seen at once', async () => {
  await showOwn();
  answers['renewPush'] = { ok: true, device: { ...device('d'), kinds: ['messages', 'leads', 'cases'] } };
  act(() => tick('新对话'));
  act(() => tick('工单'));
  expect(ticked()).toEqual(['messages', 'leads']);
  asked = [];
  await settled();
  const sent = asked.filter(([event]) => event === 'renewPush').map(([, payload]) => payload);
  expect(sent.at(-1)).toMatchObject({ kinds: ['messages', 'leads'] });
  expect(ticked()).toEqual(['messages', 'leads']);
});

test('a choice that the desk does not take goes back, and says so until the part is opened again', async () => {
  await showOwn();
  answers['renewPush'] = refused('unavailable');
  act(() => tick('新对话'));
  await settled();
  expect(ticked()).toEqual([...PUSH_KINDS]);
  expect(screen.getByRole('status').textContent).toContain('系统没有响应');
  cleanup();
  await show();
  expect(screen.getByRole('status').textContent).toBe(i18n.t('preferences.push.hint'));
});

test('while the browser asks, it is said what to press there', async () => {
  let decide: (permission: NotificationPermission) => void = () => undefined;
  browser.answer = new Promise((resolve) => (decide = resolve));
  await show();
  await press('开');
  expect(screen.getByRole('status').textContent).toBe(i18n.t('preferences.push.asking'));
  decide('default');
  await settled();
  expect(screen.getByRole('status').textContent).toContain('您没有回应浏览器的询问');
});

test('switching off ends it at the desk and in the browser; another device is removed by itself', async () => {
  browser.present = browser.subscription();
  setOwnDevice('1001', 'd');
  listed = [device('d'), device('other')];
  await show();
  fireEvent.click(screen.getAllByRole('button')[1] ?? document.body);
  await settled();
  expect(asked.at(-1)).toEqual(['endPush', { id: 'other' }]);
  expect(browser.present).toBeTruthy();
  await press('关');
  expect([asked.at(-1), browser.present]).toEqual([['endPush', { id: 'd' }], null]);
  expect(usePush.getState().devices).toEqual([]);
});

test('a console that is opened tells that the device was used; one that the desk has ended is forgotten by the browser too', async () => {
  browser.permission = 'granted';
  browser.present = browser.subscription();
  setOwnDevice('1001', 'd');
  listed = [device('d')];
  answers['renewPush'] = { ok: true, device: device('d') };
  useDesk.setState({ connection: 'online' });
  await settled();
  expect(eventsAsked()).toEqual(['pushDevices', 'renewPush']);
  useDesk.setState({ connection: 'offline' });
  Object.assign(browser, { present: browser.subscription() });
  listed = [];
  useDesk.setState({ connection: 'online' });
  await settled();
  expect([browser.present, usePush.getState().own, localStorage.getItem('huashu.push')]).toEqual([
    null,
    null,
    null,
  ]);
});

test('the next person at this computer reads nothing of the last one, nor does who comes after a sign-out', async () => {
  browser.present = browser.subscription();
  setOwnDevice('1002', 'd');
  useDesk.setState({ connection: 'online' });
  await settled();
  expect([browser.present, eventsAsked()]).toEqual([null, []]);
  browser.present = browser.subscription();
  setOwnDevice('1001', 'e');
  await leavePush();
  expect([browser.present, localStorage.getItem('huashu.push')]).toEqual([null, null]);
});

test('a notification that is pressed shows what it told of, and leads nowhere else', () => {
  const pressed = (data: unknown) => worker.dispatchEvent(new MessageEvent('message', { data }));
  pressed('/#/chat/abc');
  expect(window.location.hash).toBe('#/chat/abc');
  for (const other of ['https://example.com/#/chat/x', '/#javascript:alert(1)', 5]) pressed(other);
  expect(window.location.hash).toBe('#/chat/abc');
});
