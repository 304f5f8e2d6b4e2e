import type { Browser } from 'playwright-core';
import { Customer } from '../wire/a-customer.ts';
import { Desk, granted } from '../wire/a-desk.ts';
import { AtConsole, everybodyLeaves, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { until } from './until.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterEach(() => everybodyLeaves(browser));
afterAll(() => browser.close());

it.each(A_TONGUE)('what is drafted on one computer is there on the other, in %s', async (tongue) => {
  const desk = await Desk.start();
  const here = await AtConsole.of(browser, desk, '1001', { tongue });
  const there = await AtConsole.of(browser, desk, '1001', { tongue });
  await here.goOnline();
  const customer = await Customer.come(desk.url, { locale: tongue });
  granted(await customer.socket.emitWithAck('start', { clientId: 'a', text: 'A-1027?' }));
  await here.openChat('A-1027?');
  await here.composer.fill('first');
  await there.openChat('A-1027?');
  const stands = (who: AtConsole, text: string) =>
    until(who.page, `document.querySelector('textarea[data-chat]')?.value === ${JSON.stringify(text)}`);
  await stands(there, 'first');
  const { drafted } = here.words.desk.inbox;
  const mark = there.page.getByRole('option').getByRole('img', { name: drafted });
  await mark.waitFor();

  // Under the cursor nothing is replaced: the other draft is offered beside it.
  await there.composer.press('End');
  await there.composer.pressSequentially(', then');
  const { take } = here.words.desk.chat.elsewhere;
  const offer = here.page.getByRole('button', { name: take });
  await offer.waitFor();
  expect(await here.composer.inputValue()).toBe('first');
  await expectFit(here.page);
  await here.pictured('two-computers');
  await offer.click();
  await stands(here, 'first, then');
  expect(await here.composer.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);

  // What is sent on one goes on the other, and does not come back.
  await here.composer.press('Enter');
  await there.page.getByRole('log').getByText('first, then').waitFor();
  await stands(there, '');
  await mark.waitFor({ state: 'detached' });
  await there.page.reload();
  await there.composer.waitFor();
  expect(await there.composer.inputValue()).toBe('');
  customer.go();
  expect([...here.complaints, ...there.complaints]).toEqual([]);
  await Promise.all([here.leave(), there.leave()]);
  await desk.stop();
});
