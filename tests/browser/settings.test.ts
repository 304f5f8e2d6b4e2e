import type { Browser, Page } from 'playwright-core';
import type { CaseWithEntries } from '../../protocol/cases.ts';
import { Administrator } from '../wire/administering.ts';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, openBrowser } from './a-browser.ts';
import { expectFit, expectReflow } from './fit.ts';
import { until } from './until.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(180_000);

/** The browser's own word about an answer that refuses. */
const REFUSED = /^Failed to load resource: .* (400|409) /;

let browser: Browser;
let desk: Desk;
beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), Desk.start({ OWES_LEAD: '6m' })]);
});
afterAll(() => Promise.all([browser.close(), desk.stop()]));
afterEach(async () => {
  desk.guestsGo();
  await (await Administrator.of(desk)).unset();
});

/** Types a value into a setting's line, and saves it by Enter. */
async function set(page: Page, key: string, value: string): Promise<void> {
  const field = page.locator(`[data-key=${key}] .input`);
  await field.fill(value);
  await field.press('Enter');
}

describe.each(A_TONGUE)('[P10] setting the desk on the screen: %s', (tongue) => {
  it('[P10] changes name, hours and capacity for everybody without a restart, and says what cannot be', async () => {
    const agent = await desk.agent('1001', 'online');
    const customer = await desk.customer();
    const admin = await AtConsole.of(browser, desk, 'admin', { tongue });
    const { page, words } = admin;
    const { desk: said } = words.desk;
    await page.keyboard.press('Alt+Semicolon');
    await page.getByRole('searchbox', { name: said.search }).waitFor();
    await page.locator('[data-key=company]').waitFor();
    await admin.pictured('settings');
    await expectFit(page);
    await set(page, 'company', 'Spruce & 云杉');
    await page.locator('[data-key=company]').getByText(said.saved).waitFor();
    await customer.desks.first(({ company }) => company === 'Spruce & 云杉');
    await set(page, 'agentCapacity', '2');
    await agent.staff.first(({ account, capacity }) => account === '1001' && capacity === 2);
    await set(page, 'serviceHours', '08:00-08:01');
    await customer.desks.first(({ hours }) => hours === '08:00-08:01');
    await set(page, 'idleClose', 'soon');
    await page.locator('[data-key=idleClose]').getByText(said.wrong.duration).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('[data-key=owesLead] .input').getAttribute('readonly')).not.toBeNull();
    await page
      .locator('[data-key=owesLead]')
      .getByText(said.locked.replace('{{variable}}', 'OWES_LEAD'))
      .waitFor();
    await (await Administrator.of(desk)).set({ idleNudge: '9m' });
    await set(page, 'idleNudge', '2m');
    const conflict = page.locator('[data-key=idleNudge] .form-error');
    await conflict.waitFor();
    expect(await conflict.textContent()).toMatch(/admin.*9m.*2m/);
    await admin.pictured('settings-said');
    await expectFit(page);
    await page.getByRole('searchbox', { name: said.search }).fill('AGENT_LOST');
    expect(await page.locator('[data-key]').count()).toBe(2);
    // 公司名称, by its syllables or their first letters.
    for (const typed of ['gongsimc', 'gsmc']) {
      await page.getByRole('searchbox', { name: said.search }).fill(typed);
      await page.locator('[data-key=company]').waitFor();
      await until(page, `document.querySelectorAll('[data-key]').length === 1`);
    }
    await page.getByRole('searchbox', { name: said.search }).fill('');
    await page.getByLabel(said.changedOnly).check();
    await until(page, `document.querySelector('[data-key=idleClose]') === null`);
    expect(await page.locator('[data-key=company], [data-key=agentCapacity]').count()).toBe(2);
    await admin.pictured('settings-changed');
    await page.getByLabel(said.changedOnly).uncheck();
    expect(admin.complaints.filter((one) => !REFUSED.test(one))).toEqual([]);
    await admin.leave();
  });

  it('[P10] takes a change back, and brings in a file after a look at what it changes', async () => {
    const admin = await AtConsole.of(browser, desk, 'admin', { tongue });
    const { page, words } = admin;
    const { desk: said } = words.desk;
    await page.keyboard.press('Alt+Semicolon');
    await page.locator('[data-key=idleClose]').waitFor();
    await set(page, 'idleClose', '2h');
    await page.locator('[data-key=idleClose]').getByText(said.saved).waitFor();
    await set(page, 'idleClose', '3h');
    await page
      .locator('[data-key=idleClose]')
      .getByRole('button', { name: said.back.replace('{{before}}', '2h') })
      .click();
    const stands = (value: string) =>
      until(page, `document.querySelector('[data-key=idleClose] .input').value === '${value}'`);
    await stands('2h');
    const take = async (text: string) => {
      const choosing = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: said.file.in }).click();
      await (await choosing).setFiles({ name: 'x.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) });
      await page.getByRole('dialog', { name: said.file.compared }).waitFor();
    };
    await take('form: 1\nsettings:\n  idleClose: soon\n');
    await page.getByText(said.file.line.replace('{{line}}', '3')).waitFor();
    await admin.pictured('settings-file-refused');
    await page.keyboard.press('Escape');
    await take('form: 1\nsettings:\n  idleClose: 4h\n  company: 云杉\n');
    await page.getByRole('dialog').locator('[data-key=company]').waitFor();
    await admin.pictured('settings-file');
    await expectFit(page);
    await page.keyboard.press('Control+Enter');
    await page.getByText(said.file.applied).waitFor();
    await stands('4h');
    expect(admin.complaints.filter((one) => !REFUSED.test(one))).toEqual([]);
    await admin.leave();
  });

  it('[P10] writes the week as it is typed, and adds and removes dates', async () => {
    const customer = await desk.customer({ locale: tongue });
    const admin = await AtConsole.of(browser, desk, 'admin', { tongue });
    const { page, words } = admin;
    const { calendar } = words.desk;
    await page.keyboard.press('Alt+Quote');
    const monday = page.getByRole('textbox', { name: calendar.days.mon, exact: true });
    await monday.fill('8-12 14-18');
    await page.getByRole('textbox', { name: calendar.days.sun, exact: true }).fill('');
    await page.keyboard.press('Enter');
    await customer.desks.first(({ hours }) => hours.includes('08:00-12:00,14:00-18:00'));
    await page.getByLabel(calendar.date, { exact: true }).fill('2027-10-01');
    await page.getByLabel(calendar.name, { exact: true }).fill('国庆节');
    await page.getByRole('button', { name: calendar.add }).click();
    await page.locator('[data-date="2027-10-01"]').waitFor();
    await page.getByLabel(calendar.date, { exact: true }).fill('2027-10-09');
    await page.getByRole('combobox', { name: calendar.kind }).selectOption('mon');
    await page.getByRole('button', { name: calendar.add }).click();
    await page.locator('[data-date="2027-10-09"]').getByText('08:00-12:00 14:00-18:00').waitFor();
    await admin.pictured('calendar');
    await expectFit(page);
    await page.getByRole('button', { name: calendar.remove.replace('{{date}}', '2027-10-01') }).click();
    await page.locator('[data-date="2027-10-01"]').waitFor({ state: 'detached' });
    expect((await (await Administrator.of(desk)).calendar()).days).toMatchObject([
      { date: '2027-10-09', as: 'mon' },
    ]);
    expect(admin.complaints.filter((one) => !REFUSED.test(one))).toEqual([]);
    await admin.leave();
  });

  it('[P10] shows which running deadlines a holiday moves before it is saved, and moves them where one says so', async () => {
    const boss = await Administrator.of(desk);
    await boss.putCalendar({ week: null, days: [] });
    const opened = await boss.ask<CaseWithEntries>('POST', '/api/cases', { kind: 'message', text: '请回电' });
    const { number, dueAt } = opened.body.case;
    const { today } = await boss.calendar();
    const admin = await AtConsole.of(browser, desk, 'admin', { tongue });
    const { page, words } = admin;
    const { calendar } = words.desk;
    await page.keyboard.press('Alt+Quote');
    const add = async () => {
      await page.getByLabel(calendar.date, { exact: true }).fill(today);
      await page.getByRole('button', { name: calendar.add }).click();
      await page.locator(`[data-case=${number}]`).waitFor();
    };
    await add();
    await admin.pictured('calendar-deadlines');
    await expectFit(page);
    await page.keyboard.press('Escape');
    await page.getByText(calendar.deadlines.notSaved).waitFor();
    expect((await boss.calendar()).days).toEqual([]);
    await add();
    await page.getByRole('dialog').getByRole('checkbox').check();
    await page.getByRole('button', { name: calendar.deadlines.saveAndMove }).click();
    await page.locator(`[data-date="${today}"]`).waitFor();
    await until(page, `document.querySelector('[data-case]') === null`);
    const { body: moved } = await boss.ask<CaseWithEntries>('GET', `/api/cases/${number}`);
    expect(moved.entries.map(({ type }) => type)).toEqual(['received', 'recounted']);
    expect(Date.parse(moved.case.dueAt ?? '')).toBeGreaterThan(Date.parse(dueAt ?? ''));
    await boss.putCalendar({ days: [] });
    expect(admin.complaints.filter((one) => !REFUSED.test(one))).toEqual([]);
    await admin.leave();
  });

  it('[P10] shows what a calendar file would change, keeps what is ticked, and says whether a moment is open', async () => {
    const admin = await AtConsole.of(browser, desk, 'admin', { tongue });
    const { page, words } = admin;
    const { calendar } = words.desk;
    await (await Administrator.of(desk)).putCalendar({ days: [{ date: '2027-10-02', intervals: [] }] });
    await page.keyboard.press('Alt+Quote');
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: calendar.import.file }).click();
    const event = (n: number, lines: string) => `BEGIN:VEVENT\r\nUID:${n}\r\n${lines}\r\nEND:VEVENT`;
    const text = [
      ...['BEGIN:VCALENDAR', 'VERSION:2.0'],
      event(1, 'SUMMARY:国庆节\r\nDTSTART;VALUE=DATE:20271001\r\nDTEND;VALUE=DATE:20271004'),
      event(2, 'SUMMARY:国庆节（班）\r\nDTSTART;VALUE=DATE:20271009'),
      event(3, 'SUMMARY:Early close\r\nDTSTART:20271224T090000\r\nDTEND:20271224T120000'),
      'END:VCALENDAR',
    ].join('\r\n');
    const file = { name: 'days.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) };
    await (await choosing).setFiles(file);
    const row = (date: string) => page.getByRole('dialog').locator(`[data-date="${date}"]`);
    await row('2027-12-24').getByText(calendar.import.timed).waitFor();
    await admin.pictured('calendar-import');
    await expectFit(page);
    const isTicked = (date: string) => row(date).getByRole('checkbox').isChecked();
    expect(await Promise.all(['2027-10-01', '2027-10-02', '2027-10-09', '2027-12-24'].map(isTicked))).toEqual(
      [...[true, false, true, false]],
    );
    await row('2027-10-03').getByRole('checkbox').press('Space');
    await page.keyboard.press('Control+Enter');
    await page.locator('main [data-date="2027-10-09"]').waitFor();
    expect((await (await Administrator.of(desk)).calendar()).days.map(({ date }) => date)).toEqual([
      ...['2027-10-01', '2027-10-02', '2027-10-09'],
    ]);
    await page.getByLabel(calendar.ask.heading).last().fill('2027-10-01T09:00');
    await page.getByRole('button', { name: calendar.ask.submit }).click();
    await page.getByText(calendar.ask.closed).waitFor();
    await admin.pictured('calendar-asked');
    expect(admin.complaints.filter((one) => !REFUSED.test(one))).toEqual([]);
    await admin.leave();
  });

  it('[P10] lists the allowed websites one by one, and offers those that were refused', async () => {
    const referer = 'https://refused.example/shop?a=1';
    await fetch(`${desk.url}/widget.js`, { headers: { referer } });
    const admin = await AtConsole.of(browser, desk, 'admin', { tongue });
    const { page, words } = admin;
    const { desk: said } = words.desk;
    await page.keyboard.press('Alt+Semicolon');
    const websites = page.locator('[data-key=allowedOrigins]');
    await websites.getByRole('textbox', { name: said.websites.another }).fill('https://shop.example/a/b');
    await page.keyboard.press('Enter');
    await websites.locator('[data-origin="https://shop.example"]').waitFor();
    const allow = said.websites.allow.replace('{{origin}}', 'https://refused.example');
    await websites.getByRole('button', { name: allow }).click();
    await websites
      .getByRole('button', { name: said.websites.remove.replace('{{origin}}', 'https://shop.example') })
      .click();
    await websites.getByRole('button', { name: said.save }).click();
    await websites.getByText(said.saved).waitFor();
    await admin.pictured('settings-websites');
    await expectFit(page);
    const read = await Administrator.of(desk);
    expect((await read.setting('allowedOrigins')).value).toEqual(['https://refused.example']);
    await read.set({ allowedOrigins: null });
    expect(admin.complaints.filter((one) => !REFUSED.test(one))).toEqual([]);
    await admin.leave();
  });

  it('[P10] fits a narrow window', async () => {
    const admin = await AtConsole.of(browser, desk, 'admin', { tongue, width: 320, height: 640 });
    for (const screen of ['settings', 'calendar']) {
      await admin.page.evaluate(`location.hash = '#/${screen}'`);
      await admin.page.locator('.settings-list h3').first().waitFor();
      await admin.pictured(`${screen}-narrow`);
      await expectFit(admin.page);
      await expectReflow(admin.page, '.settings-list');
    }
    await admin.leave();
  });
});
