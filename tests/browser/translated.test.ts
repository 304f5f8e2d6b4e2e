import type { Browser, Frame, Page } from 'playwright-core';
import type { Desk } from '../wire/a-desk.ts';
import { everybodyLeaves, openBrowser, type AtConsole } from './a-browser.ts';
import { translate, translated } from './a-translator.ts';
import { atWork } from './at-work.ts';
import { until } from './until.ts';
import { TONGUES } from './words.ts';

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

const said = (place: Page | Frame, text: string) =>
  place.locator('font', { hasText: translated(text) }).first();

/** Waits until something shows other words than now. */
async function expectChange(place: Page | Frame, what: string): Promise<void> {
  const words = `document.querySelector(${JSON.stringify(what)})?.textContent`;
  const before = JSON.stringify(await place.locator(what).first().textContent());
  await until(place, `${words} && ${words} !== ${before}`);
}

async function say({ composer }: Pick<AtConsole, 'composer'>, text: string): Promise<void> {
  await composer.fill(text);
  await composer.press('Enter');
}

it.each(TONGUES)('a chat goes on on both sides while both browsers translate, in %s', async (tongue) => {
  const { agent, customer, ...work } = await atWork(browser, tongue);
  desk = work.desk;
  const { page } = agent;
  const { frame } = customer;
  await translate(page);
  await translate(frame);

  // The customer's header changes from nobody to somebody, the agent's lists from empty to a chat.
  await say(customer, 'Hello');
  await said(frame, 'Hello').waitFor();
  await agent.openNext();
  await frame.locator('h1', { hasText: '1001' }).waitFor();
  for (const n of ['one', 'two', 'three']) {
    await say(agent, `Answer ${n}`);
    await said(page, `Answer ${n}`).waitFor();
    await said(frame, `Answer ${n}`).waitFor();
    await say(customer, `Question ${n}`);
    await said(page, `Question ${n}`).waitFor();
  }
  await expectChange(page, '.wait .figures');

  // A warning brings a clock to both sides; windows and screens come and go.
  await page.keyboard.press('Alt+w');
  await page.getByRole('alertdialog').locator('button.danger').click();
  await frame.locator('.banner.warned .face').waitFor();
  await expectChange(frame, '.banner.warned .face');
  await agent.pictured('translated');
  await customer.pictured('translated-widget');
  const dialog = page.getByRole('dialog');
  for (const key of ['Alt+f', 'Alt+x']) {
    await page.keyboard.press(key);
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }
  for (const key of ['Alt+z', 'Alt+m']) await page.keyboard.press(key);
  await say(agent, 'Still here');
  await said(frame, 'Still here').waitFor();
  await page.keyboard.press('Alt+x');
  await dialog.getByRole('textbox').fill('test');
  await dialog.locator('.confirm button').last().click();
  await frame.locator('.card.closed').waitFor();

  expect(await page.getByText(agent.words.desk.broken.title).count()).toBe(0);
  expect([...agent.complaints, ...customer.complaints]).toEqual([]);
});
