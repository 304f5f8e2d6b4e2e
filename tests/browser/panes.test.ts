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

const SAID = {
  'zh-CN': ['订单三天没动静了', '发票抬头开错了'],
  en: ['My order has not moved for three days', 'The invoice has the wrong name'],
} as const;

it.each(A_TONGUE)(
  'two chats stand side by side, and keys act on the one with the focus, in %s',
  async (tongue) => {
    const desk = await Desk.start();
    const agent = await AtConsole.of(browser, desk, '1001', { tongue, width: 1600 });
    const { page, words } = agent;
    await agent.goOnline();
    const customers = await Promise.all(SAID[tongue].map(() => Customer.come(desk.url, { locale: tongue })));
    for (const [at, text] of SAID[tongue].entries())
      granted(await customers[at]!.socket.emitWithAck('start', { clientId: 'a', text }));
    const [first, second] = SAID[tongue];
    await agent.openChat(first);
    await page.getByRole('button', { name: words.desk.chat.panes.open }).click();
    const paneOf = (text: string) =>
      page.locator('[data-pane]').filter({ has: page.getByRole('log').getByText(text) });
    await paneOf(second).waitFor();
    await page.keyboard.type('to the second');
    expect(await paneOf(second).getByRole('textbox').inputValue()).toBe('to the second');
    await page.keyboard.press('Alt+Shift+N');
    await page.keyboard.type('to the first');
    await page.keyboard.press('Enter');
    await paneOf(first).getByRole('log').getByText('to the first').waitFor();
    expect(await paneOf(second).getByRole('textbox').inputValue()).toBe('to the second');
    // Two fields with one name: what they stand in says whose they are.
    for (const text of SAID[tongue]) expect(await paneOf(text).getAttribute('aria-label')).toBeTruthy();
    await laidOut(page);
    await agent.pictured('panes');
    await expectFit(page);

    // What is pressed acts on the chat in which it stands.
    await paneOf(second).getByRole('button', { name: words.desk.actions.transfer }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.evaluate(`dispatchEvent(new Event('beforeprint'))`);
    expect(await page.locator('.paper_paper').count()).toBe(1);
    await page.evaluate(`dispatchEvent(new Event('afterprint'))`);
    await page.keyboard.press('Alt+Shift+B');
    await page.locator('[data-pane]').first().waitFor({ state: 'detached' });
    expect(await agent.composer.inputValue()).toBe('to the second');
    // An input method needs the cursor: it cannot be brought there by its first key.
    expect(await hasCursor(agent)).toBe(true);
    await page.keyboard.press('Alt+Shift+B');
    await paneOf(first).getByRole('button', { name: words.desk.chat.panes.close }).click();
    await page.locator('[data-pane]').first().waitFor({ state: 'detached' });
    expect([await agent.composer.inputValue(), await hasCursor(agent)]).toEqual(['to the second', true]);

    // A window that becomes too narrow shows the one with the focus.
    await page.keyboard.press('Alt+Shift+B');
    await paneOf(first).waitFor();
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.locator('[data-pane]').first().waitFor({ state: 'detached' });
    await page.getByRole('log').getByText(first).waitFor();
    expect(await hasCursor(agent)).toBe(true);

    // One that cannot be seen does not count as seen, and does not come back by itself.
    await page.setViewportSize({ width: 1600, height: 900 });
    await page.keyboard.press('Alt+Shift+B');
    await paneOf(second).waitFor();
    await page.setViewportSize({ width: 800, height: 900 });
    await page.getByRole('textbox', { name: words.desk.chat.composer.label }).waitFor();
    await page.setViewportSize({ width: 1600, height: 900 });
    await laidOut(page);
    expect(await page.locator('[data-pane]').count()).toBe(0);
    for (const customer of customers) customer.go();
    expect(agent.complaints).toEqual([]);
    await agent.leave();
    await desk.stop();
  },
);

function hasCursor({ composer }: AtConsole): Promise<boolean> {
  return composer.evaluate((field) => field === field.ownerDocument.activeElement);
}
