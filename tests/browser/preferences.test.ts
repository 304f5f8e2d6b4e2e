import type { Browser } from 'playwright-core';
import { Customer } from '../wire/a-customer.ts';
import { Desk, granted } from '../wire/a-desk.ts';
import { AtConsole, everybodyLeaves, openBrowser } from './a-browser.ts';
import { expectFit, laidOut } from './fit.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterEach(() => everybodyLeaves(browser));
afterAll(() => browser.close());

const SAID = { 'zh-CN': '我的订单三天没动静了', en: 'My order has not moved for three days' };

it.each(A_TONGUE)(
  'a person chooses what sends, and how large and close everything is, in %s',
  async (tongue) => {
    const desk = await Desk.start();
    const agent = await AtConsole.of(browser, desk, '1001', { tongue });
    const { page, words } = agent;
    await agent.goOnline();
    const customer = await Customer.come(desk.url, { locale: tongue });
    const text = SAID[tongue];
    granted(await customer.socket.emitWithAck('start', { clientId: 'a', text }));
    await agent.openChat(text);
    const pick = async (...names: string[]) => {
      await agent.me.click();
      await page.getByRole('menuitem', { name: words.desk.preferences.heading }).click();
      for (const name of names) await page.getByText(name, { exact: true }).click();
      await agent.pictured(`preferences-${names.length}`);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    const { sizes, densities } = words.desk.preferences;
    await pick('Ctrl+Enter', sizes.larger);
    await agent.composer.fill('1');
    await agent.composer.press('Enter');
    await agent.composer.pressSequentially('2');
    expect(await agent.composer.inputValue()).toBe('1\n2');
    await agent.composer.press('Control+Enter');
    await page.getByRole('log').getByText('1\n2').waitFor();

    const looks = [
      [1440, 900, 'light'],
      [390, 844, 'dark'],
    ] as const;
    for (const [width, height, colorScheme] of looks) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height });
      await laidOut(page);
      await agent.pictured(`look-larger-${colorScheme}`);
      await expectFit(page);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
    await pick(sizes.standard, densities.compact, 'Enter');
    await laidOut(page);
    await agent.pictured('look-compact');
    await expectFit(page);
    customer.go();
    expect(agent.complaints).toEqual([]);
    await agent.leave();
    await desk.stop();
  },
);
