import type { Browser, CDPSession, Locator } from 'playwright-core';
import type { PushPayload } from '../../protocol/push.ts';
import { Customer } from '../wire/a-customer.ts';
import type { Agent } from '../wire/an-agent.ts';
import { Desk, granted } from '../wire/a-desk.ts';
import { PushService, type Pushed, type Subscribed } from '../wire/a-push-service.ts';
import { LEAPING } from '../wire/leaping-time.ts';
import { AtConsole, everybodyLeaves, openBrowser } from './a-browser.ts';
import { expectFit, laidOut } from './fit.ts';
import { until } from './until.ts';
import { A_TONGUE, WORDS } from './words.ts';

jest.setTimeout(120_000);

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

/** Longer than news wait for a console that may come back. */
const MOMENT_MS = 6000;

const SAID = {
  'zh-CN': { name: '王小明', texts: ['请问我的订单到哪了', '还在吗', '快递单号 88123'] },
  en: { name: 'Ann Lee', texts: ['Where is my order?', 'Still there?', 'It is parcel 88123'] },
} as const;
const PUSHED = {
  'zh-CN': { company: '话术示例商店', unread: '您的对话有 1 条未读消息' },
  en: { company: 'Huashu Sample Store', unread: '1 unread message in your chat' },
};

/**
 * What the browser itself would do, from the next page on: no push service is reached from here. The subscription outlasts
 * the page, as the browser's own does.
 */
function subscribing({ subscription }: Subscribed): string {
  return `(() => {
    const kept = 'browser.subscription';
    const bytes = (text) =>
      Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0)).buffer;
    const present = () => {
      const stored = localStorage.getItem(kept);
      if (stored === null) return null;
      const { endpoint, p256dh, auth, key } = JSON.parse(stored);
      return {
        endpoint,
        options: { applicationServerKey: bytes(key) },
        getKey: (name) => bytes(name === 'auth' ? auth : p256dh),
        unsubscribe: async () => (localStorage.removeItem(kept), true),
      };
    };
    Notification.requestPermission = async () => 'granted';
    Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
    PushManager.prototype.getSubscription = async () => present();
    PushManager.prototype.subscribe = async ({ applicationServerKey: key }) => {
      localStorage.setItem(kept, JSON.stringify({ ...${JSON.stringify(subscription)}, key }));
      return present();
    };
  })()`;
}

describe.each(A_TONGUE)('news while the console is closed, in %s', (tongue) => {
  let desk: Desk;
  let service: PushService;
  let agent: AtConsole;
  let lead: Agent;
  let customer: Customer;
  beforeEach(async () => {
    // The device's language is not the desk's.
    const DESK_LOCALE = tongue === 'en' ? 'zh-CN' : 'en';
    [desk, service] = await Promise.all([
      Desk.start({ DESK_LOCALE, PUSH_PRIVATE: '1', ...LEAPING }),
      PushService.start(),
    ]);
    lead = await desk.agent('9001');
    service.key = granted(await lead.socket.emitWithAck('pushDevices', {})).key;
    agent = await AtConsole.of(browser, desk, '1001', { tongue });
    await agent.context.grantPermissions(['notifications'], { origin: desk.url });
    await agent.context.addInitScript(subscribing(service.subscribe('laptop')));
    agent.page.setDefaultTimeout(15_000);
    await agent.page.reload();
    await agent.goOnline();
    customer = await Customer.come(desk.url, { locale: tongue, name: SAID[tongue].name });
    granted(await customer.socket.emitWithAck('start', { clientId: 'first', text: SAID[tongue].texts[0] }));
    await agent.openChat(SAID[tongue].texts[0]);
  });
  afterEach(async () => {
    customer.go();
    await everybodyLeaves(browser);
    await Promise.all([desk.stop(), service.end()]);
    expect(service.faults).toEqual([]);
    expect(agent.complaints).toEqual([]);
  });

  const { push, heading } = WORDS[tongue].desk.preferences;
  const [, second, third] = SAID[tongue].texts;

  it('are told on the device that a person switches on, as much as they choose, until they switch it off', async () => {
    const dialog = await preferences();
    const list = dialog.getByRole('list', { name: push.devices });
    await agent.pictured('push-off');
    await dialog.getByText(push.on, { exact: true }).click();
    await list.getByText(push.thisDevice).waitFor();
    await dialog.getByText(push.kindNames.cases, { exact: true }).click();
    await dialog.getByRole('checkbox', { name: push.kindNames.cases, checked: false }).waitFor();
    await dialog.getByText(push.wordsNames.with, { exact: true }).click();
    await dialog.getByRole('radio', { name: push.wordsNames.with, checked: true }).waitFor();
    await fits('push-on');
    expect(await devices()).toMatchObject([{ kinds: ['chats', 'messages', 'leads'], words: true }]);

    const { company } = PUSHED[tongue];
    expect(await pushedWhileClosed(second)).toMatchObject({
      title: `${SAID[tongue].name} · ${company}`,
      body: second,
    });
    await (await preferences()).getByText(push.off, { exact: true }).click();
    await list.waitFor({ state: 'detached' });
    await agent.pictured('push-off-again');
    expect(await devices()).toEqual([]);
    await until(agent.page, `localStorage.getItem('browser.subscription') === null`);
  });

  it('are shown by the service worker, without words unless they were chosen', async () => {
    const dialog = await preferences();
    await dialog.getByText(push.on, { exact: true }).click();
    await dialog.getByRole('list', { name: push.devices }).getByText(push.thisDevice).waitFor();
    const pushed = await pushedWhileClosed(third);
    const { company, unread } = PUSHED[tongue];
    expect(pushed).toMatchObject({ title: company, body: unread, url: `/#/chat/${pushed.tag}` });

    const worker = agent.context.serviceWorkers()[0] ?? (await agent.context.waitForEvent('serviceworker'));
    // The browser here lets nobody show notifications: it only notes what it is told to show.
    await worker.evaluate(`self.shown = new Promise((resolve) => {
      self.registration.showNotification = async (title, { body, tag, data }) =>
        resolve({ title, body, tag, url: data.url });
    }), undefined`);
    const { title, body, tag, url } = pushed;
    await deliver(await agent.context.newCDPSession(agent.page), { title, body, tag, url });
    expect(await worker.evaluate('self.shown')).toEqual({ title: company, body: unread, tag, url });
  });

  /** Opens the dialog. */
  async function preferences(): Promise<Locator> {
    await agent.me.click();
    await agent.page.getByRole('menuitem', { name: heading }).click();
    return agent.page.getByRole('dialog');
  }

  async function fits(name: string): Promise<void> {
    for (const [width, height] of [
      [390, 844],
      [1440, 900],
    ] as const) {
      await agent.page.setViewportSize({ width, height });
      await laidOut(agent.page);
      await agent.pictured(name);
      await expectFit(agent.page);
    }
  }

  /** As the desk has them. */
  async function devices() {
    const asking = await desk.agent('1001');
    const answer = granted(await asking.socket.emitWithAck('pushDevices', {}));
    asking.go();
    return answer.devices;
  }

  /** The customer writes this while nobody has the console open; it is open again afterwards. */
  async function pushedWhileClosed(text: string): Promise<Pushed> {
    const gone = lead.staff.first((one) => one.account === '1001' && one.lost);
    await agent.page.goto('about:blank');
    await gone;
    granted(await customer.say(text));
    const came = new Promise<void>((resolve) => (service.before = () => Promise.resolve(resolve())));
    await desk.time({ wish: 'leap', ms: MOMENT_MS });
    await came;
    await agent.page.goto(desk.url);
    await agent.me.waitFor();
    expect(service.arrived).toHaveLength(1);
    return service.arrived[0]!;
  }

  /** The browser wakes the service worker with what it has from its push service. */
  async function deliver(tools: CDPSession, payload: PushPayload): Promise<void> {
    const registered = new Promise<string>((resolve) =>
      tools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const [one] = registrations;
        if (one) resolve(one.registrationId);
      }),
    );
    await tools.send('ServiceWorker.enable');
    const data = JSON.stringify(payload);
    await tools.send('ServiceWorker.deliverPushMessage', {
      origin: desk.url,
      registrationId: await registered,
      data,
    });
  }
});
