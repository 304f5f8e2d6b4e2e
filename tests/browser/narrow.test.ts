import type { Browser, Page } from 'playwright-core';
import { Customer } from '../wire/a-customer.ts';
import { Desk, granted } from '../wire/a-desk.ts';
import { AtConsole, everybodyLeaves, openBrowser } from './a-browser.ts';
import { boxOf, boxesOf, expectFit, isWithin, laidOut, overlap } from './fit.ts';
import { until } from './until.ts';
import { TONGUES } from './words.ts';

jest.setTimeout(120_000);

const SAID = {
  'zh-CN': { name: '欧阳王小明', pester: '加个微信吧美女' },
  en: { name: 'Jonathan Applebaum', pester: 'send me your nudes' },
};

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(TONGUES)('a chat with several marks, in %s', (tongue) => {
  let desk: Desk;
  let agent: AtConsole;
  let customer: Customer;
  beforeAll(async () => {
    desk = await Desk.start({ DESK_LOCALE: tongue });
    agent = await AtConsole.of(browser, desk, '1001', { tongue });
    await agent.goOnline();
    const { name, pester: text } = SAID[tongue];
    customer = await Customer.come(desk.url, { locale: tongue, name });
    const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: 'a', text, name }));
    const chatId = chat.id;
    await agent.openChat(text);
    const { socket } = await desk.agent('1001');
    granted(await socket.emitWithAck('warn', { chatId }));
    granted(await socket.emitWithAck('hold', { chatId, minutes: 5 }));
    granted(await customer.say(text));
    await agent.page.locator('.chat-header_clocks .chat-header_grave').waitFor();
    await agent.page.locator('.chat-header_chat-head .mark').first().waitFor();
  });
  afterAll(async () => {
    await everybodyLeaves(browser);
    customer.go();
    await desk.stop();
    expect(agent.complaints).toEqual([]);
  });

  // The window of somebody who has made both side columns wide is made narrower, and the other way round.
  it.each([
    [1440, 900],
    [1024, 768],
    [390, 844],
    [900, 700],
    [1440, 900],
  ])('at %i × %i px the name is read, and no mark, clock or button is cut', async (width, height) => {
    const { page } = agent;
    await page.setViewportSize({ width, height });
    await until(page, `window.innerWidth === ${width}`);
    await laidOut(page);
    const head = await boxOf(page, '.chat-header_chat-head');
    expect((await boxOf(page, '.chat-header_customer-name')).width).toBeGreaterThan(60);
    const inHead = '.chat-header_chat-head :is(.mark, .wait, button, .chat-header_clocks li)';
    for (const box of await boxesOf(page, inHead)) expect(isWithin(box, head)).toBe(true);
    const state = await boxOf(page, '.chat-header_chat-state');
    for (const box of await boxesOf(page, '.chat-header_chat-state > *'))
      expect(isWithin(box, state)).toBe(true);
    expect(overlap(state, await boxOf(page, '.chat-header_customer-button'))).toBe(false);
    if (width >= 900) await expectListsHold(page);
    await expectNoticeBeside(agent);
    await agent.pictured('several-marks');
    await expectFit(page);
  });

  it('with both side columns as wide as they go, closing is still in reach', async () => {
    const { page } = agent;
    await page.setViewportSize({ width: 1440, height: 900 });
    for (const [at, key] of ['ArrowRight', 'ArrowLeft'].entries()) {
      await page.locator('[role=separator]').nth(at).focus();
      for (let press = 0; press < 12; press += 1) await page.keyboard.press(key);
    }
    for (const width of [1440, 1200, 1024]) {
      await page.setViewportSize({ width, height: 768 });
      await until(page, `window.innerWidth === ${width}`);
      await laidOut(page);
      const [head, chat] = [await boxOf(page, '.chat-header_chat-head'), await boxOf(page, '.chat_chat')];
      expect(isWithin(head, chat)).toBe(true);
      const close = await agent.action('close').boundingBox();
      expect(close && isWithin(close, chat)).toBe(true);
      expect(chat.x + chat.width).toBeLessThanOrEqual(width);
    }
  });

  it('with the lists as narrow as they go, tabs, counts and the clock beside them are whole', async () => {
    const { page } = agent;
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.locator('[role=separator]').first().focus();
    for (let press = 0; press < 20; press += 1) await page.keyboard.press('ArrowLeft');
    expect((await boxOf(page, '.inbox_lists')).width).toBeLessThan(230);
    await expectListsHold(page);
    await agent.pictured('narrow-lists');
  });
});

describe.each(TONGUES)('the row of screens, in %s', (tongue) => {
  it.each([
    [390, 844],
    [1024, 420],
  ])(
    'at %i × %i px the button of the screen that is shown is whole, whichever is chosen',
    async (width, height) => {
      const desk = await Desk.start();
      const admin = await AtConsole.of(browser, desk, 'admin', { tongue, width, height });
      const { page } = admin;
      const current = page.locator('.rail_screens [aria-current=page]');
      for (const screen of [
        'settings',
        'inbox',
        'audit',
        'calendar',
        'customers',
        'tags',
        'manual',
      ] as const) {
        await page.evaluate(`location.hash = '#/${screen}'`);
        await current.getByText(admin.words.desk.nav[screen], { exact: true }).waitFor({ state: 'attached' });
        await laidOut(page);
        const row = await boxOf(page, '.rail_screens');
        const shown = await boxOf(page, '.rail_screens [aria-current=page]');
        expect([screen, isWithin(shown, row)]).toEqual([screen, true]);
      }
      expect(admin.complaints).toEqual([]);
      await everybodyLeaves(browser);
      await desk.stop();
    },
  );
});

/** Tabs, counts and the clock above the list. */
async function expectListsHold(page: Page): Promise<void> {
  const bar = await boxOf(page, '.inbox_folder-bar');
  const boxes = await boxesOf(page, '.inbox_folder-bar :is(.inbox_folder-tab, .inbox_count, button)');
  for (const box of boxes) expect(isWithin(box, bar)).toBe(true);
  expect(
    overlap(await boxOf(page, '.inbox_folder-bar > button'), await boxOf(page, '.inbox_folder-tabs')),
  ).toBe(false);
}

/** A sentence to the agent lies on neither the reply nor what can be done with the chat. */
async function expectNoticeBeside({ page, words }: AtConsole): Promise<void> {
  await page.keyboard.press('Alt+s');
  await page.getByRole('dialog', { name: words.desk.me.own }).waitFor();
  await page.keyboard.press('2');
  await page.getByRole('status').getByText(words.desk.me.nowAway).waitFor();
  const notice = await boxOf(page, '.console_notice');
  expect(overlap(notice, await boxOf(page, '.composer_composer'))).toBe(false);
  for (const button of await boxesOf(page, '.chat-header_chat-head button'))
    expect(overlap(notice, button)).toBe(false);
  await page.keyboard.press('Alt+s');
  await page.getByRole('dialog', { name: words.desk.me.own }).waitFor();
  await page.keyboard.press('1');
  await page.getByRole('status').getByText(words.desk.me.nowOnline).waitFor();
}
