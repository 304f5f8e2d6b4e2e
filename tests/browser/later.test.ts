import type { Browser } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, everybodyLeaves, InShop, openBrowser } from './a-browser.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

let browser: Browser;
let desk: Desk;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());
afterEach(async () => {
  await everybodyLeaves(browser);
  await desk.stop();
});

test.each(A_TONGUE)(
  'parts that cannot be loaded say so, and the chat goes on without them: %s',
  async (tongue) => {
    desk = await Desk.start({ DESK_LOCALE: tongue });
    const agent = await AtConsole.of(browser, desk, '1001', { tongue });
    await agent.goOnline();
    const customer = await InShop.of(browser, desk, { tongue });
    const { frame, words, context, page } = customer;
    await context.route(/menu-act|rating/, (route) => route.abort());
    await customer.say('有人吗');
    const menu = frame.getByRole('button', { name: words.shop.menu, exact: true });
    await menu.click();
    await frame.getByRole('button', { name: words.shop.endChat, exact: true }).click();
    await frame.getByText(words.shop.partFailed).waitFor();
    await customer.pictured('part-failed');
    await customer.say('还在吗');
    await context.unroute(/menu-act|rating/);
    await frame.getByRole('button', { name: words.shop.retry, exact: true }).click();
    await frame.getByRole('button', { name: words.shop.leave.yes, exact: true }).click();
    await frame.getByText(words.shop.rateQuestion).waitFor();
    await page.close();
  },
);
