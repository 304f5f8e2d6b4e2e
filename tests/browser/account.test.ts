import { TOTP } from 'otpauth';
import type { Browser } from 'playwright-core';
import { Desk, PASSWORD } from '../wire/a-desk.ts';
import { AtConsole, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

let browser: Browser;
let desk: Desk;
beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), Desk.start()]);
});
afterAll(() => Promise.all([browser.close(), desk.stop()]));

/** Opens one of the windows of the menu, by keyboard as far as a person would. */
async function open(who: AtConsole, name: string) {
  await who.me.press('Enter');
  await who.page.getByRole('menuitem', { name }).click();
  const dialog = who.page.getByRole('dialog', { name });
  await dialog.waitFor();
  return dialog;
}

/** Everything from the password to the recovery codes; gives the secret and the codes. */
async function enrol(who: AtConsole): Promise<{ app: TOTP; codes: string[] }> {
  const { page, words } = who;
  const { account } = words.desk;
  const turnOn = (await open(who, account.looking.heading)).getByRole('button', {
    name: account.step.turnOn,
  });
  await turnOn.waitFor();
  await who.pictured('safety');
  await expectFit(page);
  await turnOn.click();
  await page.getByLabel(words.desk.me.password.present).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('img', { name: account.turningOn.picture }).waitFor();
  await who.pictured('turning-on');
  await expectFit(page);
  const secret = ((await page.getByRole('dialog').locator('code').textContent()) ?? '').replaceAll(' ', '');
  const app = new TOTP({ secret });
  await page.getByLabel(account.code).fill('12345');
  await page.keyboard.press('Enter');
  await page.getByText(account.faults.code).waitFor();
  await page.getByLabel(account.code).fill(app.generate());
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: account.codes.heading }).waitFor();
  return { app, codes: await page.getByRole('dialog').getByRole('listitem').allTextContents() };
}

/** Signs in anew with what the code field wants. */
async function comeBack(
  tongue: AtConsole['tongue'],
  account: string,
  code: string,
  width: number,
): Promise<AtConsole> {
  const who = await AtConsole.atTheDoor(browser, desk, { tongue, width });
  const { signIn } = who.words.desk;
  await who.page.getByLabel(signIn.account).fill(account);
  await who.page.getByLabel(signIn.password, { exact: true }).fill(PASSWORD);
  await who.page.keyboard.press('Enter');
  await who.page.getByLabel(signIn.code).waitFor();
  await who.pictured('code-at-sign-in');
  await expectFit(who.page);
  await who.page.getByLabel(signIn.code).fill('000000');
  await who.page.keyboard.press('Enter');
  await who.page.getByText(signIn.codeWrong).waitFor();
  await who.pictured('code-wrong');
  await who.page.getByLabel(signIn.code).fill(code);
  await who.page.keyboard.press('Enter');
  await who.me.waitFor();
  return who;
}

/** The window of the password, refused once. */
async function tryPassword(who: AtConsole): Promise<void> {
  const { page, words } = who;
  const safety = await open(who, words.desk.account.looking.heading);
  await safety.getByRole('button', { name: words.desk.me.password.heading }).click();
  await page.getByLabel(words.desk.me.password.present).fill(PASSWORD);
  await page.getByLabel(words.desk.me.password.next).fill('short');
  await page.keyboard.press('Enter');
  await page.getByText(words.desk.me.password.weak).waitFor();
  await who.pictured('password');
  await expectFit(page);
  await page.keyboard.press('Escape');
}

describe.each(A_TONGUE.map((tongue, n) => [tongue, n === 0 ? '1001' : '1002'] as const))(
  'in %s',
  (tongue, account) => {
    it('somebody turns on the second step, signs in with it, and turns it off', async () => {
      const who = await AtConsole.of(browser, desk, account, { tongue });
      const words = who.words.desk.account;
      const { app, codes } = await enrol(who);
      expect(new Set(codes).size).toBe(8);
      await expectFit(who.page);
      await who.pictured('codes');
      await who.page.keyboard.press('Escape');
      const saved = who.page.waitForEvent('download');
      await who.page.getByRole('link', { name: words.codes.download }).click();
      expect((await saved).suggestedFilename()).toBe(`huashu-${account}.txt`);
      await who.page.getByRole('button', { name: words.codes.kept }).click();
      await who.page.getByText(words.step.left.replace('{{count}}', '8')).waitFor();
      // The session was renewed under this browser: it works on.
      await who.page.keyboard.press('Escape');
      await who.goOnline();
      await tryPassword(who);

      const again = await comeBack(tongue, account, app.generate({ timestamp: Date.now() + 30_000 }), 375);
      const dialog = await open(again, words.looking.heading);
      await dialog.getByRole('button', { name: words.step.turnOff }).click();
      await again.page.getByLabel(again.words.desk.me.password.present).fill(PASSWORD);
      await again.page.getByLabel(again.words.desk.signIn.code).fill(codes[0] ?? '');
      await again.pictured('turning-off');
      await expectFit(again.page);
      await again.page.keyboard.press('Enter');
      await again.page.getByRole('button', { name: words.step.turnOn }).waitFor();
      await again.page.keyboard.press('Escape');
      await tryPassword(again);
      for (const one of [who, again]) {
        expect(one.complaints.filter((line) => !line.includes('status of 400'))).toEqual([]);
        await one.leave();
      }
    });

    it('a lead takes off a colleague’s second step, and reads on the record that it was done', async () => {
      const agent = await AtConsole.of(browser, desk, account, { tongue, width: 375 });
      await enrol(agent);
      await agent.pictured('codes');
      await expectFit(agent.page);
      const lead = await AtConsole.of(browser, desk, '9001', { tongue });
      const { account: words, team } = lead.words.desk;
      await lead.page.evaluate("location.hash = '#/team'");
      const row = lead.page.locator(`[data-account="${account}"]`);
      await row.getByRole('button', { name: team.acts.secondStep }).click();
      const question = lead.page.getByRole('alertdialog');
      await question.getByText(team.ask.secondStep.explain).waitFor();
      await lead.pictured('second-step-off');
      await expectFit(lead.page);
      await question.getByRole('button', { name: team.acts.secondStep }).click();
      await question.waitFor({ state: 'detached' });
      await agent.page.getByLabel(agent.words.desk.signIn.account).waitFor();
      await lead.page.evaluate("location.hash = '#/audit'");
      await lead.page.getByText(words.audit.whole.slice(0, 6)).waitFor();
      await lead.page
        .getByRole('combobox', { name: words.audit.what, exact: true })
        .selectOption('second_step_reset');
      const line = lead.page.getByRole('row', { name: words.audit.acts.second_step_reset });
      await line.first().waitFor();
      for (const one of [lead, agent]) await one.leave();
    });
  },
);
