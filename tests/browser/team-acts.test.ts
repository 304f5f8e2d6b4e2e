import type { Browser, Locator, Page } from 'playwright-core';
import { Desk, PASSWORD } from '../wire/a-desk.ts';
import { AtConsole, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { TONGUES } from './words.ts';

jest.setTimeout(120_000);

const NAME = { 'zh-CN': '林小满（夜班）', en: 'Lin Xiaoman (nights)' };

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(TONGUES)('the team, in %s', (tongue) => {
  let desk: Desk;
  beforeEach(async () => (desk = await Desk.start({ DESK_LOCALE: tongue })));
  afterEach(() => desk.stop());

  /** Somebody of the desk's, at the screen of the team. */
  const atTeam = async (account: string): Promise<AtConsole> => {
    const who = await AtConsole.of(browser, desk, account, { tongue });
    await who.me.getByText(who.words.desk.me.away, { exact: true }).waitFor();
    await who.page.keyboard.press('Alt+Comma');
    await rowOf(who.page, '1001').waitFor();
    return who;
  };

  /** Presses an act of somebody's row, and answers the question about it. */
  const act = async (who: AtConsole, account: string, name: string): Promise<void> => {
    await rowOf(who.page, account).getByRole('button', { name, exact: true }).click();
    const question = who.page.getByRole('alertdialog');
    await question.getByRole('button', { name, exact: true }).click();
    await question.waitFor({ state: 'detached' });
  };

  const signsIn = async ({ page, words }: AtConsole): Promise<void> => {
    await page.getByLabel(words.desk.signIn.account).fill('1001');
    await page.getByLabel(words.desk.signIn.password, { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
  };

  it('an administrator changes a colleague’s name, role and number of chats', async () => {
    const admin = await atTeam('admin');
    const { page, words } = admin;
    const { team, me } = words.desk;
    await rowOf(page, '1001').getByRole('button', { name: team.acts.change }).click();
    const name = page.getByRole('textbox', { name: team.name, exact: true });
    await name.fill(NAME[tongue]);
    await page.getByRole('radio', { name: me.role.lead }).check({ force: true });
    const capacity = page.locator('input[inputmode=numeric]');
    await capacity.fill('many');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText(team.form.badCapacity).waitFor();
    await admin.pictured('team-change');
    await expectFit(page);
    await capacity.fill('3');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText(team.done.change).waitFor();
    const row = rowOf(page, '1001');
    await row.getByText(NAME[tongue]).waitFor();
    await row.getByText(me.role.lead, { exact: true }).waitFor();
    await row.locator('dd').nth(1).getByText('3', { exact: true }).waitFor();
    expect(admin.complaints).toEqual([]);
    await admin.leave();
  });

  it('ending sessions, disabling and enabling ask first, and do what they say', async () => {
    const agent = await AtConsole.of(browser, desk, '1001', { tongue });
    const admin = await atTeam('admin');
    const { team, signIn } = admin.words.desk;
    const door = agent.page.getByLabel(signIn.account);
    await act(admin, '1001', team.acts.endSessions);
    await door.waitFor();
    await signsIn(agent);
    await agent.me.waitFor();

    const row = rowOf(admin.page, '1001');
    await row.getByRole('button', { name: team.acts.disable }).click();
    await admin.page.getByRole('alertdialog').getByText(team.ask.disable.explain).waitFor();
    await admin.page.keyboard.press('Escape');
    expect(await row.getAttribute('data-state')).toBe('active');
    await act(admin, '1001', team.acts.disable);
    await admin.page.locator('[data-account="1001"][data-state=disabled]').waitFor();
    await door.waitFor();
    await signsIn(agent);
    await agent.page.getByText(signIn.wrong).waitFor();

    await act(admin, '1001', team.acts.enable);
    await admin.page.locator('[data-account="1001"][data-state=active]').waitFor();
    await signsIn(agent);
    await agent.me.waitFor();
    for (const one of [admin, agent]) {
      expect(one.complaints.filter((line) => !/40[01]/.test(line))).toEqual([]);
      await one.leave();
    }
  });
});

function rowOf(page: Page, account: string): Locator {
  return page.locator(`[data-account="${account}"]`);
}
