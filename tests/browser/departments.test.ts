import type { Browser, Page } from 'playwright-core';
import type { DepartmentsView } from '../../protocol/departments.ts';
import { SETTINGS } from '../../protocol/settings.ts';
import { Desk, freePort } from '../wire/a-desk.ts';
import { Administrator } from '../wire/administering.ts';
import { AtConsole, everybodyLeaves, openBrowser, openWidget } from './a-browser.ts';
import { Website } from './a-website.ts';
import { expectFit, expectReflow } from './fit.ts';
import { A_TONGUE, type Tongue } from './words.ts';

jest.setTimeout(120_000);

const SAID = {
  'zh-CN': { sales: '销售', returns: '售后', question: '我想退货' },
  en: { sales: 'Sales', returns: 'Returns', question: 'I would like to return this' },
};

let browser: Browser;
let desk: Desk;
let shop: Website;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

/** A desk, and a shop whose snippet names a department. */
async function open(tongue: Tongue): Promise<void> {
  const port = await freePort();
  const tag = `<script src="http://127.0.0.1:${port}/widget.js" data-department="returns" async></script>`;
  shop = await Website.open(() => ({ html: `<!doctype html><title>shop</title><body>${tag}</body>` }));
  desk = await Desk.start({
    ...{ PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, ALLOWED_ORIGINS: shop.url },
    DESK_LOCALE: tongue,
  });
}

describe.each(A_TONGUE)('in %s', (tongue) => {
  beforeEach(() => open(tongue));
  afterEach(async () => {
    await everybodyLeaves(browser);
    shop.close();
    await desk.stop();
  });

  it('an administrator makes two departments, and a chat of one overflows to the other', async () => {
    const { sales, returns, question } = SAID[tongue];
    const admin = await AtConsole.of(browser, desk, 'admin', { tongue });
    const { page, words } = admin;
    const { team } = words.desk;
    await admin.me.getByText(words.desk.me.away, { exact: true }).waitFor();
    await page.keyboard.press('Alt+Comma');
    await page.getByText(team.department.none).waitFor();
    await add(admin, 'sales', sales);
    await add(admin, 'returns', returns, { [sales]: '2s' });
    await page
      .getByText(team.department.overflows.replace('{{name}}', sales).replace('{{after}}', '2s'))
      .waitFor();
    await admin.pictured('departments');
    await expectFit(page);
    await belongs(page, admin, '1001', sales);

    const agent = await AtConsole.of(browser, desk, '1001', { tongue });
    await agent.goOnline();
    const customer = await browser.newPage({ locale: tongue });
    await customer.goto(shop.url);
    await customer.locator('huashu-chat button').waitFor();
    const frame = await openWidget(customer);
    await frame.getByRole('textbox').first().fill(question);
    await frame.getByRole('textbox').first().press('Enter');
    // It waits in its own department first, and comes to the other one under its own name.
    await agent.openChat(question);
    await agent.page.locator('.chat-header_chat-head').getByText(returns).waitFor();
    const says = words.desk.entry.overflowed.replace('{{name}}', sales);
    await agent.page.getByText(says).first().waitFor();

    // The lists of the inbox and the reports are narrowed to one department.
    const lead = await AtConsole.of(browser, desk, '9001', { tongue });
    const { floor, inbox, reports } = words.desk;
    const choose = async (option: string) =>
      lead.page.getByRole('combobox', { name: floor.department }).selectOption(option);
    await lead.page.evaluate(`location.hash = '#/inbox'`);
    await lead.page.getByRole('tab', { name: inbox.queue }).click();
    await choose(sales);
    await lead.pictured('queue-of-department');
    await expectFit(lead.page);
    await lead.page.evaluate(`location.hash = '#/reports'`);
    await lead.page.getByText(reports.agents).first().waitFor();
    await lead.pictured('report-of-all');
    await choose(sales);
    await lead.page.getByText(reports.empty).waitFor();
    await choose(returns);
    await lead.page.getByText(reports.agents).first().waitFor();
    await lead.pictured('report-of-department');
    await expectFit(lead.page);
    expect([...admin.complaints, ...agent.complaints]).toEqual([]);
  });

  it('[P10] has dates of its own, which one press takes back, as those of the whole desk', async () => {
    const { sales } = SAID[tongue];
    const api = await Administrator.of(desk);
    await api.ask('POST', '/api/departments', { id: 'sales', name: sales });
    const admin = await AtConsole.of(browser, desk, 'admin', { tongue, width: 320, height: 640 });
    const { page, words } = admin;
    const { calendar } = words.desk;
    await page.evaluate(`location.hash = '#/calendar'`);
    const undo = page.getByRole('button', { name: calendar.undo.split(/[（(]/)[0]!.trim() });
    for (const whose of [sales, calendar.desk]) {
      await page.getByRole('combobox', { name: calendar.of, exact: true }).selectOption(whose);
      await page.getByLabel(calendar.date, { exact: true }).fill('2999-05-01');
      await page.getByRole('button', { name: calendar.add }).click();
      await page.locator('main [data-date="2999-05-01"]').waitFor();
      await undo.scrollIntoViewIfNeeded();
      await admin.pictured(`dates-of-${whose === sales ? 'department' : 'desk'}`);
      await expectFit(page);
      await undo.click();
      await page.getByText(calendar.undone).waitFor();
      await page.getByText(calendar.noDays).waitFor();
    }
    expect(admin.complaints).toEqual([]);
  });

  it('its dialogs fit a window of 320 px, and a lead settles there how somebody serves it', async () => {
    const { sales, returns } = SAID[tongue];
    const admin = await Administrator.of(desk);
    const department = (id: string, name: string, overflow: object[] = []) =>
      admin.ask('POST', '/api/departments', { id, name, overflow });
    await department('returns', returns);
    await department('sales', sales, [{ id: 'returns', after: '30s' }]);
    await admin.ask('PATCH', '/api/staff/1001', { departments: ['sales'] });
    for (const idleClose of ['20m', '40m'])
      await admin.ask('PATCH', '/api/departments/sales', { own: { idleClose } });
    const narrow = { tongue, width: 320, height: 640 };
    const person = await AtConsole.of(browser, desk, 'admin', narrow);
    const { page, words } = person;
    const { team } = words.desk;
    await page.evaluate(`location.hash = '#/team'`);
    const row = page.locator('[data-department=sales]');
    await row.waitFor();
    await expectFit(page);
    await row.getByRole('button', { name: team.acts.change }).click();
    await page.getByRole('dialog').waitFor();
    await person.pictured('department-change');
    await expectFit(page);
    await expectReflow(page, '[role=dialog]');
    await page.getByRole('button', { name: words.desk.desk.back.replace('{{before}}', '20m') }).click();
    await page.getByText(team.department.words).click();
    const greeting = SETTINGS.widgetGreetingZh.words[tongue].name;
    await page
      .getByRole('textbox', { name: team.department.own.replace('{{name}}', greeting), exact: true })
      .fill('售前咨询');
    await person.pictured('department-words');
    await expectReflow(page, '[role=dialog]');
    await page.getByRole('button', { name: team.form.submitChange }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const changed = await admin.ask<DepartmentsView>('GET', '/api/departments');
    expect(changed.body.departments.find(({ id }) => id === 'sales')?.own).toEqual({
      ...{ idleClose: '20m', widgetGreetingZh: '售前咨询' },
    });
    await row.getByRole('button', { name: team.department.remove }).click();
    await page.getByRole('alertdialog').waitFor();
    await person.pictured('department-remove');
    await expectFit(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: team.department.add }).click();
    await page.getByRole('dialog').waitFor();
    await expectFit(page);

    const lead = await AtConsole.of(browser, desk, '9001', narrow);
    await lead.page.evaluate(`location.hash = '#/team'`);
    const serving = lead.page.locator('[data-department=sales] [data-account="1001"]').getByRole('combobox');
    await serving.selectOption(team.serves.paused);
    await lead.page.getByRole('status').getByText(team.serves.paused).waitFor();
    await serving.scrollIntoViewIfNeeded();
    await lead.pictured('department-serving');
    await expectFit(lead.page);
    expect(await lead.page.getByRole('button', { name: team.department.remove }).count()).toBe(0);
    const { body } = await admin.ask<DepartmentsView>('GET', '/api/departments');
    expect(body.departments.flatMap(({ staff }) => staff)).toEqual([{ account: '1001', serves: 'paused' }]);

    const { keptTo } = words.desk.manual;
    await lead.page.evaluate(`location.hash = '#/manual'`);
    await lead.page.getByRole('option').first().click();
    await lead.page.getByText(keptTo.all).first().click();
    await lead.page.getByRole('checkbox', { name: sales }).first().check();
    await lead.page.getByText(keptTo.only.replace('{{names}}', sales)).waitFor();
    await lead.pictured('manual-kept-to');
    await expectFit(lead.page);
    expect([...person.complaints, ...lead.complaints]).toEqual([]);
  });
});

async function add(
  { page, words }: AtConsole,
  id: string,
  name: string,
  overflow: Record<string, string> = {},
): Promise<void> {
  const { department } = words.desk.team;
  await page.getByRole('button', { name: department.add }).click();
  const dialog = page.getByRole('dialog', { name: department.add });
  await dialog.getByRole('textbox', { name: department.name, exact: true }).fill(name);
  await dialog.getByRole('textbox', { name: department.id, exact: true }).fill(id);
  for (const [other, wait] of Object.entries(overflow))
    await dialog.getByRole('textbox', { name: department.overflowTo.replace('{{name}}', other) }).fill(wait);
  await expectFit(page);
  await dialog.getByRole('button', { name: department.submitAdd }).click();
  await page.locator(`[data-department=${id}]`).waitFor();
}

/** The administrator puts somebody into a department, and the desk knows it. */
async function belongs(page: Page, { words }: AtConsole, account: string, department: string): Promise<void> {
  const { team } = words.desk;
  const row = page.locator(`[data-account="${account}"]`);
  await row.getByRole('button', { name: team.acts.change }).click();
  await page.getByRole('checkbox', { name: department }).check({ force: true });
  await page.getByRole('button', { name: team.form.submitChange }).click();
  await row.getByText(department).waitFor();
  const admin = await Administrator.of(desk);
  const { body } = await admin.ask<{ departments: { staff: object[] }[] }>('GET', '/api/departments');
  expect(body.departments.flatMap(({ staff }) => staff)).toHaveLength(1);
}
