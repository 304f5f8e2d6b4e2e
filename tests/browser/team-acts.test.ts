import { join } from 'node:path';
import Database from 'libsql';
import type { Browser, Locator, Page } from 'playwright-core';
import { Desk, PASSWORD } from '../wire/a-desk.ts';
import { AtConsole, everybodyLeaves, openBrowser } from './a-browser.ts';
import { columnsOf, expectFit } from './fit.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

const SAID = {
  'zh-CN': { name: '林小满（夜班）', replaced: /这个链接已失效：之后有了新的链接/, expired: /链接已过期/ },
  en: {
    name: 'Lin Xiaoman (nights)',
    replaced: /a newer link has replaced it/,
    expired: /This link has expired/,
  },
};

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(A_TONGUE)('the team, in %s', (tongue) => {
  const said = SAID[tongue];
  let desk: Desk;
  beforeAll(async () => (desk = await Desk.start({ DESK_LOCALE: tongue })));
  afterAll(() => desk.stop());
  afterEach(() => everybodyLeaves(browser));

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

  /** A new link for somebody, from the window that shows it this once. */
  const newLink = async (admin: AtConsole, account: string): Promise<string> => {
    const { team } = admin.words.desk;
    await act(admin, account, team.acts.newLink);
    const link = await admin.page.getByRole('textbox', { name: team.link.label }).inputValue();
    await admin.page.getByRole('button', { name: team.link.kept }).click();
    return link;
  };

  const signsIn = async ({ page, words }: AtConsole): Promise<void> => {
    await page.getByLabel(words.desk.signIn.account).fill('1001');
    await page.getByLabel(words.desk.signIn.password, { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
  };

  // In this order: the next one finds what the one before has done.
  it('a lead can change agents and nothing else; each fact stands under its like', async () => {
    const lead = await atTeam('9001');
    const { page, words } = lead;
    const { team } = words.desk;
    await page.getByText(team.readOnly).waitFor();
    // Of the agents whom they lead, and of nobody else.
    await page.locator('[data-account]').getByRole('button').nth(1).waitFor();
    expect(await page.locator('[data-account]').getByRole('button').allTextContents()).toEqual([
      team.acts.change,
      team.acts.change,
    ]);
    for (const width of [1440, 1024, 390]) {
      await page.setViewportSize({ width, height: 800 });
      const columns = await columnsOf(page, '.team_member-facts', '.team_member-facts > div');
      expect(columns).toHaveLength(4);
      expect(new Set(columns.map(String)).size).toBe(1);
      await lead.pictured('team-lead');
      await expectFit(page);
    }
    expect(lead.complaints).toEqual([]);
    await lead.leave();
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
      expect(one.complaints.filter((line) => !/status of 40[01]/.test(line))).toEqual([]);
      await one.leave();
    }
  });

  it('an administrator changes a colleague’s name, role and number of chats', async () => {
    const admin = await atTeam('admin');
    const { page, words } = admin;
    const { team, me } = words.desk;
    await rowOf(page, '1001').getByRole('button', { name: team.acts.change }).click();
    const name = page.getByRole('textbox', { name: team.name, exact: true });
    await name.fill(said.name);
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
    await row.getByText(said.name).waitFor();
    await row.getByText(me.role.lead, { exact: true }).waitFor();
    await row.locator('dd').nth(1).getByText('3', { exact: true }).waitFor();
    expect(admin.complaints).toEqual([]);
    await admin.leave();
  });

  it('a link that was replaced, and one that has run out, say so', async () => {
    const admin = await atTeam('admin');
    const [older, newest] = [await newLink(admin, '1001'), await newLink(admin, '1001')];
    const guest = await AtConsole.atTheDoor(browser, desk, { tongue, width: 390 });
    await guest.page.goto(older);
    await guest.page.getByRole('alert').getByText(said.replaced).waitFor();
    await guest.pictured('invite-replaced');
    await expectFit(guest.page);
    await guest.page.goto(newest);
    await guest.page.getByLabel(guest.words.desk.team.invite.password, { exact: true }).waitFor();
    await guest.pictured('invite');
    letLinksRunOut(desk);
    await guest.page.reload();
    await guest.page.getByRole('alert').getByText(said.expired).waitFor();
    await expectFit(guest.page);
    await guest.page.keyboard.press('Enter');
    await guest.page.getByLabel(guest.words.desk.signIn.account).waitFor();
    for (const one of [admin, guest]) {
      expect(one.complaints.filter((line) => !/status of 40[0149]/.test(line))).toEqual([]);
      await one.leave();
    }
  });
});

function rowOf(page: Page, account: string): Locator {
  return page.locator(`[data-account="${account}"]`);
}

/** Every link's time is over: three days pass in no test. */
function letLinksRunOut(desk: Desk): void {
  const database = new Database(join(desk.dataDir, 'desk.sqlite'));
  database.pragma('busy_timeout = 2000');
  database.prepare('update invites set expires_at = 1').run();
  database.close();
}
