import type { Browser, Page } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, InShop, openBrowser, openWidget } from './a-browser.ts';
import { until } from './until.ts';

jest.setTimeout(120_000);

let browser: Browser;
let desk: Desk;
beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), Desk.start()]);
});
afterAll(() => Promise.all([browser.close(), desk.stop()]));

/** The reply of the chat in view says this, and nothing more. */
const shows = (page: Page, text: string) =>
  until(page, `document.querySelector('textarea.composer_reply')?.value === ${JSON.stringify(text)}`);

it('what is begun, sent or given up in one tab of the website is so in the other', async () => {
  const agent = await desk.agent('1002', 'online');
  const one = await InShop.of(browser, desk);
  const page = await one.context.newPage();
  await page.goto(one.page.url());
  const other = await openWidget(page);
  const field = other.getByRole('textbox', { name: one.words.shop.composer });
  const otherShows = (text: string) =>
    until(other, `document.querySelector('textarea').value === ${JSON.stringify(text)}`);

  await one.composer.fill('写到一');
  await otherShows('写到一');
  await field.fill('写到一半');
  await until(one.frame, `document.querySelector('textarea').value === '写到一半'`);
  await one.composer.press('Enter');
  await other.locator('.bubble', { hasText: '写到一半' }).waitFor();
  await otherShows('');
  expect(await other.locator('.bubble', { hasText: '写到一半' }).count()).toBe(1);
  await one.composer.fill('不说了');
  await otherShows('不说了');
  await one.composer.fill('');
  await otherShows('');
  await agent.socket.emitWithAck('status', { value: 'away' });
  await one.leave();
});

it('what an agent has begun, sent or read in one tab of the console is so in the other', async () => {
  const agent = await AtConsole.of(browser, desk, '1001');
  await agent.goOnline();
  const customer = await InShop.of(browser, desk);
  await customer.say('在吗');
  await agent.openNext();
  const page = await agent.context.newPage();
  await page.goto(agent.page.url());
  const field = page.getByRole('textbox', { name: agent.words.desk.chat.composer.label });
  await field.waitFor();

  await agent.composer.fill('请稍');
  await shows(page, '请稍');
  await field.fill('请稍等');
  await shows(agent.page, '请稍等');
  await field.press('Enter');
  await agent.page.locator('.message_said', { hasText: '请稍等' }).waitFor();
  await shows(agent.page, '');
  expect(await agent.page.locator('.message_said', { hasText: '请稍等' }).count()).toBe(1);
  await page.close();
  await customer.leave();
  await agent.leave();
});
