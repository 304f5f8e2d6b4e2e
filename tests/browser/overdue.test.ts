import type { Browser } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { LEAPING } from '../wire/leaping-time.ts';
import { AtConsole, everybodyLeaves, InShop, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

/** What the customer writes first. */
const ASKS = { 'zh-CN': '订单什么时候到', en: 'When does my order arrive?' };

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(A_TONGUE)('an overdue chat, in %s', (tongue) => {
  let desk: Desk;
  const settings = { OVERDUE_HANDOVER: '8m', ...LEAPING };
  beforeEach(async () => (desk = await Desk.start({ DESK_LOCALE: tongue, ...settings })));
  afterEach(async () => {
    await everybodyLeaves(browser);
    await desk.stop();
  });

  it('leaves the agent who does not answer for another, who reads why; the customer reads who it is now', async () => {
    const first = await AtConsole.of(browser, desk, '1001', { tongue });
    await first.goOnline();
    const customer = await InShop.of(browser, desk, { tongue });
    await customer.say(ASKS[tongue]);
    await first.openNext();
    const other = await AtConsole.of(browser, desk, '1002', { tongue });
    await other.goOnline();
    await desk.time({ wish: 'leap', ms: 8 * 60_000 });
    const { entry, handover } = other.words.desk;
    await other.page.getByRole('status').filter({ hasText: handover.overdue }).waitFor();
    await other.openNext();
    await other.page.getByText(entry.transferred.overdue.split('{{to}}')[0]!.trim()).first().waitFor();
    await expectFit(other.page);
    await other.pictured('overdue');
    await customer.frame.getByText('1002').first().waitFor();
    expect(await customer.frame.getByText(handover.overdue).count()).toBe(0);
    await other.composer.fill('您好');
    await other.composer.press('Enter');
    await customer.frame.getByText('您好').first().waitFor();
    for (const { complaints } of [first, other, customer]) expect(complaints).toEqual([]);
  });
});
