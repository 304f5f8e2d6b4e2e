import type { Browser } from 'playwright-core';
import { Customer } from '../wire/a-customer.ts';
import { Desk, granted } from '../wire/a-desk.ts';
import { AtConsole, everybodyLeaves, openBrowser } from './a-browser.ts';
import { until } from './until.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

const LINES = 60;

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(A_TONGUE)('the end of a long chat, in %s', (tongue) => {
  let desk: Desk;
  let customers: Customer[] = [];
  afterEach(async () => {
    await everybodyLeaves(browser);
    for (const customer of customers) customer.go();
    await desk.stop();
  });

  it('is where one comes back to and where one’s own answer shows, without a way to the newest over the last message', async () => {
    desk = await Desk.start({ DESK_LOCALE: tongue });
    const agent = await AtConsole.of(browser, desk, '1001', { tongue });
    const { page, words } = agent;
    await agent.goOnline();
    customers = await Promise.all(
      ['long', 'short'].map(async (text) => {
        const customer = await Customer.come(desk.url, { locale: tongue });
        granted(await customer.socket.emitWithAck('start', { clientId: text, text }));
        return customer;
      }),
    );
    // Short and tall lines: no estimate of their heights is right.
    for (let at = 0; at < LINES; at += 1)
      granted(await customers[0]!.say(at % 3 === 0 ? `line ${at}\n\n\n\nend` : `line ${at}`));
    const last = page.locator('.log_log').getByText(`line ${LINES - 1}`, { exact: true });
    const newest = page.getByRole('button', { name: words.desk.chat.newest });
    const isSettled = `(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight < 2)(document.querySelector('.log_log'))`;
    for (let visit = 0; visit < 3; visit += 1) {
      await page
        .locator('.chat-row_row-item')
        .filter({ hasText: `line ${LINES - 1}` })
        .click();
      await last.waitFor();
      await until(page, isSettled);
      await newest.waitFor({ state: 'detached' });
      await page.locator('.chat-row_row-item').filter({ hasText: 'short' }).click();
      await page.locator('.log_log').getByText('short').waitFor();
    }
    // Whoever reads further up has it, and it leads there.
    await page
      .locator('.chat-row_row-item')
      .filter({ hasText: `line ${LINES - 1}` })
      .click();
    await last.waitFor();
    await until(page, isSettled);
    await page.locator('.log_log').hover();
    await page.mouse.wheel(0, -1500);
    await newest.click();
    await until(page, isSettled);
    await newest.waitFor({ state: 'detached' });
    // Whoever answers from there sees the answer.
    await page.locator('.log_log').hover();
    await page.mouse.wheel(0, -1500);
    await newest.waitFor();
    await agent.composer.fill('my answer');
    await agent.composer.press('Enter');
    await page.locator('.log_log').getByText('my answer', { exact: true }).waitFor();
    await until(page, isSettled);
    expect(agent.complaints).toEqual([]);
  });
});
