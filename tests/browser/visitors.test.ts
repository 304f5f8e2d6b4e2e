import type { Browser, Page } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, everybodyLeaves, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';
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

/** A page of the shop whose visitor does nothing with the chat. */
async function inShop(tongue: string, width: number): Promise<Page> {
  const context = await browser.newContext({
    ...{ locale: tongue, viewport: { width, height: 640 }, colorScheme: 'dark' },
  });
  const page = await context.newPage();
  await page.goto(`${desk.url}/demo?lang=${tongue}`);
  return page;
}

const frameOf = (page: Page) => page.frameLocator('iframe');

test.each(A_TONGUE)(
  'an agent sees who is on the site and invites them, and they accept: %s',
  async (tongue) => {
    desk = await Desk.start({ DESK_LOCALE: tongue, VISITORS_ON_SITE: '1', SNEAK_PEEK: '1' });
    const zh = tongue === 'zh-CN';
    const agent = await AtConsole.of(browser, desk, '1001', { tongue });
    await agent.goOnline();
    const page = await inShop(tongue, 320);
    await agent.page.keyboard.press('Alt+Shift+V');
    const button = agent.page.getByRole('button', { name: zh ? /^邀请.*聊天$/ : /^Invite .* to a chat$/ });
    await button.waitFor();
    await agent.pictured('visitors');
    await expectFit(agent.page);
    await agent.page.setViewportSize({ width: 320, height: 720 });
    await agent.pictured('visitors');
    await expectFit(agent.page);
    await agent.page.setViewportSize({ width: 1440, height: 900 });

    await button.press('Enter');
    await agent.page.getByRole('dialog').waitFor();
    await agent.pictured('invite');
    await expectFit(agent.page);
    // Keys do nothing in the first moment of a dialog that reaches a customer.
    const confirm = agent.page.getByRole('dialog').getByRole('button', { name: zh ? '邀请' : 'Invite' });
    await confirm.click();
    const accept = frameOf(page).getByRole('button', { name: zh ? '开始聊天' : 'Chat now' });
    await accept.waitFor({ state: 'visible' });
    await page.waitForFunction(
      'document.querySelector("huashu-chat").shadowRoot.querySelector("iframe").clientHeight > 84',
    );
    if (process.env['PICTURES'])
      await page.screenshot({ path: `${process.env['PICTURES']}/invited-${tongue}.png` });
    await accept.click();
    const field = frameOf(page).getByRole('textbox');
    await field.waitFor();
    await frameOf(page).getByText('1001').first().waitFor();
    await field.fill(zh ? '请问有货吗' : 'Is it in stock?');
    await field.press('Enter');
    await agent.page.getByText(zh ? '正在和' : 'In a chat with').waitFor();

    // The sneak peek: said to the customer, and seen by the agent before it is sent.
    await agent.page.keyboard.press('Alt+m');
    await agent.openNext();
    await frameOf(page)
      .getByText(zh ? '客服也能看到您正在输入' : 'can see what you type')
      .waitFor();
    await field.pressSequentially(zh ? '还没发' : 'not yet sent');
    await agent.page
      .getByText(zh ? '还没发' : 'not yet sent')
      .first()
      .waitFor();
    await agent.pictured('peek');
    await expectFit(agent.page);
    expect(agent.complaints).toEqual([]);
  },
);

test.each(A_TONGUE)('who never wants to be invited is not, on the next page either: %s', async (tongue) => {
  desk = await Desk.start({ DESK_LOCALE: tongue, VISITORS_ON_SITE: '1' });
  const zh = tongue === 'zh-CN';
  const agent = await AtConsole.of(browser, desk, '1001', { tongue });
  await agent.goOnline();
  const page = await inShop(tongue, 900);
  await agent.page.keyboard.press('Alt+Shift+V');
  const button = agent.page.getByRole('button', { name: zh ? /^邀请.*聊天$/ : /^Invite .* to a chat$/ });
  await button.click();
  await agent.page
    .getByRole('dialog')
    .getByRole('button', { name: zh ? '邀请' : 'Invite' })
    .click();
  await frameOf(page)
    .getByRole('button', { name: zh ? '不再邀请' : 'Never ask' })
    .click();
  const state = agent.page.getByText(zh ? '不希望被邀请' : 'Does not want to be invited');
  await state.waitFor();
  await page.reload();
  await state.waitFor();
  expect(await button.count()).toBe(0);
});
