import type { Browser } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

/** "账号,工号,姓名\nli,007,李\n1001,1001,张\n" as Excel in China saves it; with a third row, that one is refused. */
const gbk = (more: string) =>
  Buffer.concat([
    Buffer.from('d5cbbac52cb9a4bac52cd0d5c3fb0a', 'hex'),
    Buffer.from('li,007,'),
    Buffer.from('c0ee', 'hex'),
    Buffer.from('\n1001,1001,'),
    Buffer.from('d5c5', 'hex'),
    Buffer.from(`\n${more}`),
  ]);

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(A_TONGUE)('in %s', (tongue) => {
  let desk: Desk;
  beforeEach(async () => (desk = await Desk.start({ DESK_LOCALE: tongue })));
  afterEach(() => desk.stop());

  /** Somebody of the desk's, at the screen of the team. */
  const atTeam = async (account: string): Promise<AtConsole> => {
    const who = await AtConsole.of(browser, desk, account, { tongue });
    await who.me.getByText(who.words.desk.me.away, { exact: true }).waitFor();
    await who.page.keyboard.press('Alt+Comma');
    await who.page.locator('[data-account="1001"]').waitFor();
    return who;
  };

  it('an administrator imports people: refused as a whole, then taken over, with their links', async () => {
    const admin = await atTeam('admin');
    const { page, words } = admin;
    const { team } = words.desk;
    const choose = async (buffer: Buffer) => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: team.import.in }).click(),
      ]);
      await chooser.setFiles({ name: 'people.csv', mimeType: 'text/csv', buffer });
      await page.getByRole('dialog', { name: team.import.heading }).waitFor();
    };
    await choose(gbk('xu,007,x\n'));
    await page.locator('[data-line="4"][data-what=refused]').waitFor();
    const apply = page.getByRole('button', { name: team.import.apply.replace('{{n}}', '2') });
    expect(await apply.isDisabled()).toBe(true);
    for (const width of [1440, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await admin.pictured('people-file');
      await expectFit(page);
    }
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 1440, height: 900 });
    await choose(gbk(''));
    await page.locator('[data-line="2"][data-what=new]').getByText('李', { exact: true }).waitFor();
    await page.locator('[data-line="3"][data-what=changed]').getByText('张').first().waitFor();
    await page.keyboard.press('Control+Enter');
    const links = page.getByRole('textbox', { name: team.link.label });
    await links.waitFor();
    await admin.pictured('people-links');
    await expectFit(page);
    expect(await links.inputValue()).toMatch(/^李\tli\thttp\S+\/#\/invite\/[\w-]{20,}$/);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: team.link.kept, exact: true }).click();
    await page.locator('[data-account=li][data-state=invited]').waitFor();
    expect(admin.complaints).toEqual([]);
    await admin.leave();
  });

  it('a lead changes an agent, without role and address, and nobody else', async () => {
    const lead = await atTeam('9001');
    const { page, words } = lead;
    const { team } = words.desk;
    const change = (account: string) =>
      page.locator(`[data-account="${account}"]`).getByRole('button', { name: team.acts.change });
    expect([await change('9001').count(), await change('admin').count()]).toEqual([0, 0]);
    await change('1001').click();
    expect(await page.getByRole('radio').count()).toBe(0);
    expect(await page.getByRole('textbox', { name: team.mail }).count()).toBe(0);
    await page.getByRole('textbox', { name: team.languages }).fill('ja, zh');
    await lead.pictured('lead-changes');
    await expectFit(page);
    await page.keyboard.press('Enter');
    await page
      .locator('[data-account="1001"]')
      .getByText(tongue === 'en' ? /Japanese/ : /日语/)
      .waitFor();
    expect(lead.complaints).toEqual([]);
    await lead.leave();
  });
});
