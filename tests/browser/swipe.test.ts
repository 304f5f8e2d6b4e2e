import type { Browser, CDPSession, Page } from 'playwright-core';
import { Customer } from '../wire/a-customer.ts';
import { Desk, granted } from '../wire/a-desk.ts';
import { AtConsole, everybodyLeaves, openBrowser } from './a-browser.ts';
import { boxOf, expectFit } from './fit.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(60_000);

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

const SAID = { 'zh-CN': '订单没动静', en: 'My order has not moved' };

/** One finger goes from one place to another, as the touch screen tells it. */
async function swipe(finger: CDPSession, from: [number, number], to: [number, number]): Promise<void> {
  const touch = (type: 'touchStart' | 'touchMove', x: number, y: number) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x, y }] });
  await touch('touchStart', ...from);
  for (const part of [0.3, 0.6, 1])
    await touch('touchMove', from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part);
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** Resolves when nothing moves by itself any more. */
const animated = (page: Page) =>
  page.evaluate('Promise.all(document.getAnimations().map((one) => one.finished)).then(() => undefined)');

describe.each(A_TONGUE)('on a phone, in %s', (tongue) => {
  // Its own: at one for both, the chat of the last language would still be in the list of the next.
  let desk: Desk;
  beforeAll(async () => (desk = await Desk.start()));
  afterAll(async () => {
    await everybodyLeaves(browser);
    await desk.stop();
  });

  it('a swipe goes from the list to the chat and the assistant, and back', async () => {
    const agent = await AtConsole.of(browser, desk, '1001', { tongue, width: 390, height: 844 });
    const { page, words } = agent;
    const finger = await agent.context.newCDPSession(page);
    await finger.send('Emulation.setTouchEmulationEnabled', { enabled: true });
    await agent.goOnline();
    const customer = await Customer.come(desk.url, { locale: tongue });
    const text = SAID[tongue];
    granted(await customer.socket.emitWithAck('start', { clientId: 'a', text }));
    await agent.openChat(text);
    const isShown = (pane: 'lists' | 'chat' | 'assistant') =>
      page.locator('.inbox_pane-button[aria-current]', { hasText: words.desk.nav[pane] });
    await swipe(finger, [300, 400], [120, 410]);
    await isShown('assistant').waitFor();
    await animated(page);
    expect(await boxOf(page, '.inbox_one-pane > :first-child')).toMatchObject({ x: 0, width: 390 });
    await agent.pictured('swiped');
    await expectFit(page);
    await swipe(finger, [100, 400], [290, 410]);
    await isShown('chat').waitFor();
    // Up and down scrolls, and at the edge the browser goes back itself.
    await swipe(finger, [200, 600], [240, 300]);
    await swipe(finger, [5, 400], [290, 400]);
    await swipe(finger, [300, 400], [120, 410]);
    await isShown('assistant').waitFor();
    for (const pane of ['chat', 'lists'] as const) {
      await swipe(finger, [100, 400], [290, 400]);
      await isShown(pane).waitFor();
    }
    customer.go();
    expect(agent.complaints).toEqual([]);
  });
});
