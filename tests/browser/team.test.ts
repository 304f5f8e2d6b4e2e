import type { Browser } from 'playwright-core';
import { SET_UP_STEPS } from '../../protocol/set-up.ts';
import { Desk, freePort } from '../wire/a-desk.ts';
import { AtConsole, openBrowser, openWidget } from './a-browser.ts';
import { Website } from './a-website.ts';
import { boxOf, expectFit, isWithin } from './fit.ts';
import { A_TONGUE, type Tongue } from './words.ts';

jest.setTimeout(120_000);

const OWN = 'seven-Green-boats-42';
const SAID = {
  'zh-CN': { name: '李小娜', question: '请问耳机支持两台设备吗', reply: '支持的。' },
  en: { name: 'Nina Lee', question: 'Does it pair with two phones?', reply: 'It does.' },
};

let browser: Browser;
let desk: Desk;
let shop: Website;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

/** An empty desk in production, and the shop that embeds it. */
async function open(tongue: Tongue): Promise<void> {
  const port = await freePort();
  const tag = `<script src="http://127.0.0.1:${port}/widget.js" data-lang="${tongue}" async></script>`;
  shop = await Website.open(() => ({ html: `<!doctype html><title>shop</title><body>${tag}</body>` }));
  desk = await Desk.start({
    ...{ PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, ALLOWED_ORIGINS: shop.url },
    ...{ NODE_ENV: 'production', SAMPLE_STAFF: '0', SERVICE_HOURS: '00:00-24:00', DESK_LOCALE: tongue },
  });
}

/** The administrator skips the set-up, which `set-up.test.ts` tries. */
async function setUp(): Promise<void> {
  const headers = { cookie: await desk.cookieOf('admin'), 'content-type': 'application/json' };
  const body = JSON.stringify({ steps: SET_UP_STEPS });
  expect((await fetch(`${desk.url}/api/set-up`, { method: 'POST', headers, body })).status).toBe(200);
}

/** The administrator adds somebody by keyboard, and gives their link. */
async function addColleague(admin: AtConsole, name: string): Promise<string> {
  const { page, words } = admin;
  const { team } = words.desk;
  await admin.me.getByText(words.desk.me.away, { exact: true }).waitFor();
  await page.keyboard.press('Alt+Comma');
  await page.getByText(team.first).waitFor();
  await page.getByRole('button', { name: team.add }).click();
  await page.getByRole('dialog', { name: team.form.addHeading }).waitFor();
  await admin.pictured('team-add');
  await expectFit(page);
  await page.keyboard.press('Enter');
  await page.getByText(team.form.empty).waitFor();
  await page.getByRole('textbox', { name: team.account, exact: true }).fill('nina');
  await page.getByRole('textbox', { name: team.number, exact: true }).fill('2001');
  await page.getByRole('textbox', { name: team.name, exact: true }).fill(name);
  await page.keyboard.press('Enter');
  const link = page.getByRole('textbox', { name: team.link.label });
  await link.waitFor();
  await admin.pictured('team-link');
  await expectFit(page);
  // Shown this once, it is not lost by a key.
  await page.keyboard.press('Escape');
  const address = await link.inputValue();
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#\/invite\/[\w-]{20,}$/);
  await page.getByRole('button', { name: team.link.kept }).click();
  await page.locator('[data-account=nina][data-state=invited]').waitFor();
  return address;
}

/** Somebody opens their link, is refused a weak password, sets a good one by Enter, and is at work. */
async function useLink(link: string, tongue: Tongue, name: string): Promise<AtConsole> {
  const agent = await AtConsole.atTheDoor(browser, desk, { tongue });
  const { page, words } = agent;
  const { invite } = words.desk.team;
  await page.goto(link);
  await page.getByText(invite.whose.replace('{{name}}', name).replace('{{account}}', 'nina')).waitFor();
  await agent.pictured('invite');
  await expectFit(page);
  const set = async (password: string, again = password) => {
    await page.getByLabel(invite.password, { exact: true }).fill(password);
    await page.getByLabel(invite.again, { exact: true }).fill(again);
    await page.keyboard.press('Enter');
  };
  await set(OWN, 'something-Else-12');
  await page.getByText(invite.differ).waitFor();
  await set('seven-nina-boats-42');
  await page
    .getByRole('alert')
    .getByText(tongue === 'en' ? /must not contain/ : /新密码不能包含账号/)
    .waitFor();
  await set(OWN);
  await agent.me.waitFor();
  expect(new URL(page.url()).hash).not.toContain('invite');
  return agent;
}

describe.each(A_TONGUE)('in %s', (tongue) => {
  beforeEach(() => open(tongue));
  afterEach(async () => {
    shop.close();
    await desk.stop();
  });

  it('from an empty production desk to the first answered chat', async () => {
    const { name, question, reply } = SAID[tongue];
    await setUp();
    const admin = await AtConsole.of(browser, desk, 'admin', { tongue });
    const { team } = admin.words.desk;
    const link = await addColleague(admin, name);
    const agent = await useLink(link, tongue, name);
    await agent.goOnline();
    const customer = await browser.newPage({ locale: tongue });
    await customer.goto(shop.url);
    await customer.locator('huashu-chat button').waitFor();
    const frame = await openWidget(customer);
    await frame.getByRole('textbox').first().fill(question);
    await frame.getByRole('textbox').first().press('Enter');
    await agent.openChat(question);
    await agent.composer.fill(reply);
    await agent.composer.press('Enter');
    await frame.getByText(reply).first().waitFor();
    await customer.close();

    const late = await AtConsole.atTheDoor(browser, desk, { tongue, width: 390 });
    await late.page.goto(link);
    await late.page.getByText(tongue === 'en' ? /used already/ : /已经用过/).waitFor();
    await late.pictured('invite-used');
    await expectFit(late.page);
    await late.page.keyboard.press('Enter');
    await late.page.getByLabel(late.words.desk.signIn.account).waitFor();

    const row = admin.page.locator('[data-account=nina]');
    await admin.page.locator('[data-account=nina][data-state=active]').waitFor();
    for (const [width, height] of [
      [1440, 800],
      [1366, 640],
      [1024, 480],
      [640, 800],
      [390, 800],
    ] as const) {
      await admin.page.setViewportSize({ width, height });
      await admin.pictured('team');
      await expectFit(admin.page);
      // Nobody has more screens; the own status stays in view all the same.
      expect(isWithin(await boxOf(admin.page, '.rail_me'), { x: 0, y: 0, width, height })).toBe(true);
    }
    await row.getByRole('button', { name: team.acts.disable }).click();
    await admin.page.getByRole('alertdialog').waitFor();
    await admin.pictured('team-disable');
    await expectFit(admin.page);
    await admin.page.getByRole('button', { name: team.acts.disable }).last().click();
    await admin.page.locator('[data-account=nina][data-state=disabled]').waitFor();
    await agent.page.getByLabel(agent.words.desk.signIn.account).waitFor();
    for (const one of [admin, agent, late]) {
      expect(one.complaints.filter((line) => !/status of 40[0149]/.test(line))).toEqual([]);
      await one.leave();
    }
  });
});
