import type { Browser } from 'playwright-core';
import { v7 as newId } from 'uuid';
import { Desk, granted } from '../wire/a-desk.ts';
import { AtConsole, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

let browser: Browser;
let desk: Desk;
beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), Desk.start()]);
  const agent = await desk.agent('1001');
  const { chatId } = await desk.chat(agent);
  const said = { chatId, clientId: newId(), text: '您好，请稍等' };
  granted(await agent.socket.emitWithAck('message', said));
}, 60_000);
afterAll(() => Promise.all([browser.close(), desk.stop()]));

describe.each(A_TONGUE)('a lead, in %s', (tongue) => {
  it('chooses days by keyboard, and reads each figure beside that of the time before', async () => {
    const lead = await AtConsole.of(browser, desk, '9001', { tongue });
    const { page, words } = lead;
    const { reports, days } = words.desk;
    await lead.me.getByText(words.desk.me.away, { exact: true }).waitFor();
    await page.keyboard.press('Alt+i');
    const main = page.getByRole('main', { name: reports.heading });
    const before = main.getByText(reports.before.replace('{{value}}', '0')).first();
    await before.waitFor();
    await main.getByText(reports.medianOf.replace('{{name}}', reports.firstReply), { exact: true }).waitFor();
    await main.getByText(reports.alikeTooFew).waitFor();
    await main.getByRole('rowheader', { name: '1001 林小满' }).waitFor();
    const today = await page.getByLabel(days.from).inputValue();
    expect(await page.getByLabel(days.to).inputValue()).toBe(today);

    await page.getByLabel(days.to).fill('2020-03-09');
    await main.getByText(reports.empty).waitFor();
    expect(await page.getByLabel(days.from).inputValue()).toBe('2020-03-09');
    const [day, week] = [reports.ranges.today, reports.ranges.week];
    expect(await page.getByRole('button', { name: day }).getAttribute('aria-pressed')).toBe('false');
    await page.getByLabel(days.to).fill('2024-03-09');
    await main.getByText(reports.tooLong).waitFor();
    await page.getByRole('button', { name: week }).press('Enter');
    await before.waitFor();
    for (const [width, dark] of [
      [1440, false],
      [1440, true],
      [1024, false],
      [390, false],
      [390, true],
    ] as const) {
      await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
      await page.setViewportSize({ width, height: 800 });
      await lead.pictured(dark ? 'reports-dark' : 'reports');
      await expectFit(page);
    }
    // The browser itself writes down that a question was refused.
    expect(lead.complaints.filter((line) => !line.includes('400'))).toEqual([]);
    await lead.leave();
  });
});
