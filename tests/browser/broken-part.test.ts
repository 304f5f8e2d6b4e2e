import type { Browser } from 'playwright-core';
import type { Desk } from '../wire/a-desk.ts';
import { everybodyLeaves, InShop, openBrowser } from './a-browser.ts';
import { atWork } from './at-work.ts';
import { expectFit } from './fit.ts';
import { until } from './until.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

let browser: Browser;
let desk: Desk | undefined;
beforeAll(async () => (browser = await openBrowser()));
afterEach(async () => {
  await everybodyLeaves(browser);
  await desk?.stop();
  desk = undefined;
});
afterAll(() => browser.close());

/** What extensions do that exchange parts of a page: the framework fails where it removes what is no longer there. */
const EXCHANGE = `for (const part of document.querySelectorAll('.chat_chat > *'))
  part.replaceWith(Object.assign(document.createElement('b'), { textContent: part.textContent }))`;

it.each(A_TONGUE)(
  'a part that an extension has broken says what to do, the rest goes on, and no word is lost, in %s',
  async (tongue) => {
    const { agent, customer, ...work } = await atWork(browser, tongue);
    desk = work.desk;
    const { page } = agent;
    const { broken } = agent.words.desk;
    await customer.say('Hello one');
    await agent.openNext();
    await agent.composer.fill('Half a reply');
    const other = await InShop.of(browser, desk, { tongue });
    await other.say('Hello two');
    await page.evaluate(EXCHANGE);
    // The call is shown above the reply, which is not where it was put.
    await page.keyboard.press('Alt+l');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Enter');

    await page.getByRole('alert').getByText(broken.hint).waitFor();
    await expectFit(page);
    await agent.pictured('broken');
    await other.say('Hello again');
    await page.locator('.chat-row_row-text', { hasText: 'Hello again' }).waitFor();
    await page.getByRole('button', { name: broken.again }).click();
    await until(page, `document.querySelector('textarea.composer_reply')?.value === 'Half a reply'`);
    await agent.composer.press('Enter');
    await customer.frame.getByText('Half a reply').waitFor();
  },
);
