import type { Browser } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, everybodyLeaves, InShop, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

/** What the customer writes first. */
const ASKS = { 'zh-CN': '订单什么时候到', en: 'When does my order arrive?' };

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(A_TONGUE)('offered chats, in %s', (tongue) => {
  let desk: Desk;
  beforeEach(async () => (desk = await Desk.start({ DESK_LOCALE: tongue, ACCEPT_WITHIN: '5m' })));
  afterEach(async () => {
    await everybodyLeaves(browser);
    await desk.stop();
  });

  it('are declined by one key and go to the next, who accepts; typing answers nothing, and the customer waits', async () => {
    const first = await AtConsole.of(browser, desk, '1001', { tongue });
    const { entry } = first.words.desk;
    const cardOf = (who: AtConsole) => who.page.locator('[data-offer] .button.main');
    await first.goOnline();
    const customer = await InShop.of(browser, desk, { tongue });
    await customer.say(ASKS[tongue]);
    await cardOf(first).waitFor();
    await expectFit(first.page);
    await first.pictured('offer');
    const other = await AtConsole.of(browser, desk, '1002', { tongue, width: 320, height: 700 });
    await other.goOnline();
    // Plain typing, Enter and Space answer nothing.
    for (const key of ['a', ']', 'Enter', 'Space']) await first.page.keyboard.press(key);
    await cardOf(first).waitFor();
    expect(await cardOf(other).count()).toBe(0);
    await first.page.keyboard.press('Alt+]');
    await cardOf(first).waitFor({ state: 'detached' });
    await cardOf(other).waitFor();
    // What tells them that they are online stands below it.
    const buttons = await other.page.locator('[data-offer] .button').all();
    const covered = buttons.map((button) => button.evaluate(isCovered));
    expect(await Promise.all(covered)).toEqual([false, false]);
    await expectFit(other.page);
    await other.pictured('offer');
    await other.page.keyboard.press('Alt+a');
    await other.composer.waitFor();
    const declined = entry.offer_ended.declined.split('{{to}}')[1]!.trim();
    await other.page.getByText(declined).first().waitFor();
    await cardOf(other).waitFor({ state: 'detached' });
    expect(await customer.frame.getByText(declined).count()).toBe(0);
    for (const { complaints } of [first, other, customer]) expect(complaints).toEqual([]);
  });
});

/** Whether something lies over the lower edge of a button. */
function isCovered(button: Element): boolean {
  const { left, bottom, width } = button.getBoundingClientRect();
  return !button.contains(document.elementFromPoint(left + width / 2, bottom - 3));
}
