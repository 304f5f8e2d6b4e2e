import type { Browser } from 'playwright-core';
import { SETTINGS } from '../../protocol/settings.ts';
import { Desk, freePort } from '../wire/a-desk.ts';
import { AtConsole, openBrowser, openWidget } from './a-browser.ts';
import { Website } from './a-website.ts';
import { expectFit } from './fit.ts';
import { A_TONGUE, type Tongue } from './words.ts';

jest.setTimeout(150_000);

const OWN = 'seven-Green-boats-42';
const SAID = {
  'zh-CN': { company: '云杉商城', name: '李小娜', question: '请问耳机支持两台设备吗', reply: '支持的。' },
  en: {
    company: 'Spruce Store',
    name: 'Nina Lee',
    question: 'Does it pair with two phones?',
    reply: 'It does.',
  },
};

let browser: Browser;
let desk: Desk;
let shop: Website;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

/** An empty desk in production, with nothing in its environment that a manager decides, and a shop with its line. */
async function open(tongue: Tongue): Promise<void> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const tag = `<script src="${url}/widget.js" data-lang="${tongue}" async></script>`;
  shop = await Website.open(() => ({ html: `<!doctype html><title>shop</title><body>${tag}</body>` }));
  desk = await Desk.start({
    ...{ PORT: String(port), PUBLIC_URL: url, NODE_ENV: 'production', SAMPLE_STAFF: '0' },
  });
}

/** The administrator at the door of a new desk, who signs in. */
async function signIn(tongue: Tongue, width = 1440): Promise<AtConsole> {
  const admin = await AtConsole.atTheDoor(browser, desk, { tongue, width });
  const { page, words } = admin;
  await page.getByLabel(words.desk.signIn.account).fill('admin');
  await page.getByLabel(words.desk.signIn.password).fill('Correct-horse-7-battery');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: words.desk.setUp.heading }).waitFor();
  return admin;
}

/** Every step looks right wide and narrow, and is for everybody. */
async function looked(admin: AtConsole, name: string): Promise<void> {
  for (const width of [1440, 390, 320]) {
    await admin.page.setViewportSize({ width, height: 900 });
    await admin.pictured(`set-up-${name}`);
    await expectFit(admin.page);
  }
  await admin.page.setViewportSize({ width: 1440, height: 900 });
}

describe.each(A_TONGUE)('in %s', (tongue) => {
  beforeEach(() => open(tongue));
  afterEach(async () => {
    shop.close();
    await desk.stop();
  });

  it('from an empty production desk to the first answered chat, without touching a file', async () => {
    const { company, name, question, reply } = SAID[tongue];
    const admin = await signIn(tongue);
    const { page, words } = admin;
    const { setUp, team } = words.desk;
    const field = (key: 'companyZh' | 'companyEn' | 'timeZone' | 'serviceHours') =>
      page.getByRole(key === 'timeZone' ? 'combobox' : 'textbox', { name: SETTINGS[key].words[tongue].name });
    const heading = (step: 'company' | 'hours' | 'colleagues' | 'website') =>
      page.getByRole('heading', { name: setUp[step].heading, exact: true });

    await field(tongue === 'en' ? 'companyEn' : 'companyZh').waitFor();
    await looked(admin, 'company');
    await field(tongue === 'en' ? 'companyEn' : 'companyZh').fill(company);
    await page.keyboard.press('Enter');
    await heading('hours').waitFor();
    await field('timeZone').fill('Asia/Shanghai');
    await field('serviceHours').fill('from eight to noon');
    await page.keyboard.press('Enter');
    await page.getByText(words.desk.desk.wrong.hours).waitFor();
    await looked(admin, 'hours');
    await field('serviceHours').fill('00:00-24:00');
    await page.keyboard.press('Enter');
    await heading('colleagues').waitFor();

    await page.getByRole('button', { name: team.add }).click();
    await page.getByRole('textbox', { name: team.account, exact: true }).fill('nina');
    await page.getByRole('textbox', { name: team.number, exact: true }).fill('2001');
    await page.getByRole('textbox', { name: team.name, exact: true }).fill(name);
    await page.keyboard.press('Enter');
    const link = await page.getByRole('textbox', { name: team.link.label }).inputValue();
    await page.getByRole('button', { name: team.link.kept, exact: true }).click();
    await page.locator('[data-account=nina][data-state=invited]').waitFor();
    await looked(admin, 'colleagues');
    await page.getByRole('button', { name: setUp.goOn, exact: true }).click();
    await heading('website').waitFor();
    await page.getByText(setUp.website.waiting).waitFor();

    const customer = await browser.newPage({ locale: tongue });
    await customer.goto(shop.url);
    await page.locator(`[data-origin="${shop.url}"][data-allowed=false]`).waitFor();
    await looked(admin, 'refused');
    await page.getByRole('button', { name: setUp.website.allow.replace('{{origin}}', shop.url) }).click();
    await page.locator(`[data-origin="${shop.url}"][data-allowed=true]`).waitFor();
    await looked(admin, 'seen');
    await page.getByRole('button', { name: setUp.website.done }).click();
    await admin.me.waitFor();

    const agent = await AtConsole.atTheDoor(browser, desk, { tongue });
    await agent.page.goto(link);
    await agent.page.getByLabel(team.invite.password, { exact: true }).fill(OWN);
    await agent.page.getByLabel(team.invite.again, { exact: true }).fill(OWN);
    await agent.page.keyboard.press('Enter');
    await agent.goOnline();
    await customer.reload();
    await customer.locator('huashu-chat button').waitFor();
    const frame = await openWidget(customer);
    await frame.getByText(company).first().waitFor();
    await frame.getByRole('textbox').first().fill(question);
    await frame.getByRole('textbox').first().press('Enter');
    await agent.openChat(question);
    await agent.composer.fill(reply);
    await agent.composer.press('Enter');
    await frame.getByText(reply).first().waitFor();

    await page.reload();
    await admin.me.waitFor();
    expect(await page.getByText(setUp.unfinished).count()).toBe(0);
    for (const one of [admin, agent]) {
      expect(one.complaints.filter((line) => !/status of 40[0149]/.test(line))).toEqual([]);
      await one.leave();
    }
    await customer.close();
  });

  it('can be put off and come back to, and skipped for ever', async () => {
    const admin = await signIn(tongue);
    const { page, words } = admin;
    const { setUp } = words.desk;
    await page.getByRole('button', { name: setUp.later }).click();
    await admin.me.waitFor();
    await page.getByText(setUp.unfinished).waitFor();
    await admin.pictured('set-up-put-off');
    await expectFit(page);
    await page.getByRole('button', { name: setUp.resume }).click();
    await page.getByRole('button', { name: setUp.skip }).click();
    await page.getByRole('heading', { name: setUp.hours.heading, exact: true }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: setUp.hours.heading, exact: true }).waitFor();
    await page.getByRole('button', { name: setUp.skipAll }).click();
    await admin.me.waitFor();
    await page.reload();
    await admin.me.waitFor();
    await admin.leave();
  });
});
