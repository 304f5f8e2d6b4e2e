import type { Browser } from 'playwright-core';
import { SETTINGS, type SettingKey } from '../../protocol/settings.ts';
import { MailServer } from '../wire/a-mail-server.ts';
import { Administrator } from '../wire/administering.ts';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(A_TONGUE)('in %s', (tongue) => {
  let desk: Desk;
  let server: MailServer;
  beforeEach(async () => {
    server = await MailServer.start();
    desk = await Desk.start({ DESK_LOCALE: tongue });
  });
  afterEach(async () => {
    await server.goesAway();
    await desk.stop();
  });

  it('an administrator sets the mail server, tries it, and invites by it', async () => {
    const setUp = await Administrator.of(desk);
    await setUp.set(server.settings);
    await setUp.set({ mailPassword: null });
    await setUp.ask('PATCH', '/api/staff/admin', { mail: 'me@x.cn' });
    const admin = await AtConsole.of(browser, desk, 'admin', { tongue });
    const { page, words } = admin;
    const { desk: said, team } = words.desk;
    await admin.me.getByText(words.desk.me.away, { exact: true }).waitFor();
    await page.goto(`${desk.url}/#/settings`);
    const line = (key: SettingKey) => page.locator(`form[data-key=${key}]`);
    await line('mailPassword').waitFor();
    await line('mailSecurity')
      .getByRole('option', { name: said.choices.plain })
      .waitFor({ state: 'attached' });
    const test = page.getByRole('button', { name: said.mail.test });
    await test.click();
    await page.getByText(tongue === 'en' ? /refuses the user/ : /拒绝了用户名/).waitFor();

    const password = line('mailPassword').getByLabel(SETTINGS.mailPassword.words[tongue].name);
    await password.fill(MailServer.password);
    await page.keyboard.press('Enter');
    await line('mailPassword').getByText(said.saved).waitFor();
    expect(await password.inputValue()).toBe('');
    expect(await password.getAttribute('placeholder')).toBe(said.secret.isSet);
    await test.click();
    await page.getByText(said.mail.sent.replace('{{to}}', 'me@x.cn')).waitFor();
    expect((await server.has(1))[0]?.to).toEqual(['me@x.cn']);
    for (const width of [1440, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await test.scrollIntoViewIfNeeded();
      await admin.pictured('mail');
      await expectFit(page);
    }

    await page.setViewportSize({ width: 1440, height: 900 });
    await page.keyboard.press('Alt+Comma');
    await page.getByRole('button', { name: team.add }).click();
    for (const [name, value] of [
      [team.account, 'nina'],
      [team.number, '2001'],
      [team.name, 'Nina'],
      [team.mail, 'nina@x.cn'],
    ] as const)
      await page.getByRole('textbox', { name, exact: true }).fill(value);
    await page.keyboard.press('Enter');
    await page.getByText(team.link.mailed.replace('{{to}}', 'nina@x.cn')).waitFor();
    await admin.pictured('mail-invite');
    await expectFit(page);
    expect((await server.has(2))[1]?.to).toEqual(['nina@x.cn']);
    expect(admin.complaints.filter((complaint) => !complaint.includes('status of 409'))).toEqual([]);
    await admin.leave();
  });
});
