import { text } from 'node:stream/consumers';
import type { Browser } from 'playwright-core';
import { v7 as newId } from 'uuid';
import { Desk, granted } from '../wire/a-desk.ts';
import { Administrator } from '../wire/administering.ts';
import { AtConsole, openBrowser } from './a-browser.ts';
import { expectFit, expectReflow } from './fit.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

const NAME = '王小姐';
const REASON = '客户已离开 / left';

let browser: Browser;
let desk: Desk;
beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), Desk.start()]);
  const agent = await desk.agent('1001');
  const lead = await desk.agent('9001');
  const customer = await desk.customer({ name: NAME });
  const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: newId(), text: '在吗' }));
  granted(await agent.socket.emitWithAck('accept', { chatId: chat.id }));
  granted(await lead.socket.emitWithAck('takeOver', { chatId: chat.id }));
  granted(await lead.socket.emitWithAck('close', { chatId: chat.id, skipped: REASON }));
  const blocking = { chatId: chat.id, by: 'customer', minutes: 1440, reason: '骚扰' } as const;
  granted(await lead.socket.emitWithAck('block', blocking));
  // More lines than the table gets at once.
  const admin = await Administrator.of(desk);
  for (let n = 1; n <= 110; n += 1) await admin.set({ agentCapacity: n });
}, 120_000);
afterAll(() => Promise.all([browser.close(), desk.stop()]));

describe.each(A_TONGUE)('a lead, in %s', (tongue) => {
  it('finds by keyboard whose chat was closed and why, reads it beside, and goes back to older lines', async () => {
    const lead = await AtConsole.of(browser, desk, '9001', { tongue });
    const { page, words } = lead;
    const { audit } = words.desk.account;
    await lead.me.getByText(words.desk.me.away, { exact: true }).waitFor();
    await page.keyboard.press('Alt+.');
    const rows = page.getByRole('region', { name: audit.lines }).locator('tbody tr');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(100);
    await page.getByRole('button', { name: audit.older }).press('Enter');
    await rows.nth(100).waitFor();
    await page.getByRole('button', { name: audit.older }).waitFor({ state: 'detached' });
    await lead.pictured('audit-all');

    await page.getByRole('combobox', { name: audit.who, exact: true }).selectOption('9001');
    await page.getByRole('combobox', { name: audit.what, exact: true }).selectOption('closed_by_force');
    await page.getByText(REASON).waitFor();
    await rows.nth(1).waitFor({ state: 'detached' });
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: audit.export }).press('Enter');
    const file = await text(await (await download).createReadStream());
    expect(file.trim().split('\r\n')).toHaveLength(2);
    expect(file).not.toContain(REASON);

    await page.getByRole('button', { name: audit.clear }).press('Enter');
    await page.getByRole('combobox', { name: audit.who, exact: true }).selectOption('9001');
    await page.getByRole('row', { name: audit.acts.taken_over }).waitFor();
    await page.getByRole('row', { name: tongue === 'en' ? /1 day/ : /1 天/ }).waitFor();
    await page.getByRole('link', { name: NAME }).first().press('Enter');
    await page.getByRole('log', { name: words.desk.chat.log }).getByText('在吗').waitFor();
    for (const width of [1440, 1024]) {
      await page.setViewportSize({ width, height: 800 });
      await lead.pictured('audit-beside');
      await expectFit(page);
    }
    await page.getByRole('button', { name: words.desk.dialog.close, exact: true }).click();
    for (const width of [1440, 1024, 390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await lead.pictured('audit');
      await expectFit(page);
      await expectReflow(page, '.audit_audit');
    }
    expect(lead.complaints).toEqual([]);
    await lead.leave();
  });

  it('asks for days that are typed, and is told where there is nothing', async () => {
    const lead = await AtConsole.of(browser, desk, '9001', { tongue, dark: true });
    const { page, words } = lead;
    const { audit } = words.desk.account;
    await page.evaluate("location.hash = '#/audit'");
    const rows = page.getByRole('region', { name: audit.lines }).locator('tbody tr');
    await rows.first().waitFor();
    await page.getByLabel(words.desk.days.to, { exact: true }).fill('2020-01-01');
    await page.getByText(audit.none).waitFor();
    await lead.pictured('audit-none-dark');
    await page.getByLabel(words.desk.days.to, { exact: true }).fill('');
    await rows.first().waitFor();
    await lead.pictured('audit-dark');
    await expectFit(page);
    expect(lead.complaints).toEqual([]);
    await lead.leave();
  });
});
