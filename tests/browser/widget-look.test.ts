import type { Browser, Locator, Page } from 'playwright-core';
import { Administrator } from '../wire/administering.ts';
import { Desk } from '../wire/a-desk.ts';
import { aPicture } from '../wire/a-picture.ts';
import { AtConsole, everybodyLeaves, InShop, openBrowser } from './a-browser.ts';
import { openShop } from './a-shop.ts';
import { expectFit } from './fit.ts';
import { until } from './until.ts';
import { TONGUES } from './words.ts';

jest.setTimeout(120_000);

/** The browser's own word about an answer that refuses, and about the set-up, which a desk with staff does not have. */
const REFUSED = /^Failed to load resource: .* 400 /;

let browser: Browser;
let desk: Desk;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());
afterEach(async () => {
  await everybodyLeaves(browser);
  await desk.stop();
});

const styleOf = (launcher: Locator, property: string): Promise<string> =>
  launcher.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

const BUTTON = (property: string): string =>
  `getComputedStyle(document.querySelector('huashu-chat').shadowRoot.querySelector('button')).getPropertyValue('${property}')`;

async function set(page: Page, key: string, value: string): Promise<void> {
  const field = page.locator(`[data-key=${key}] .input`);
  await field.fill(value);
  await field.press('Enter');
}

test.each(TONGUES)(
  '[P10] words and colour that are set on the screen are felt in an open chat: %s',
  async (tongue) => {
    desk = await Desk.start({ DESK_LOCALE: tongue });
    const side = tongue === 'en' ? 'En' : 'Zh';
    const customer = await InShop.of(browser, desk, { tongue });
    const { frame, page: shop } = customer;
    const admin = await AtConsole.of(browser, desk, 'admin', { tongue });
    const { page, words } = admin;
    await page.keyboard.press('Alt+Semicolon');
    await page.locator('[data-key=widgetAccent]').waitFor();
    await set(page, `widgetTitle${side}`, 'Spruce 云杉');
    const greeting = page.locator(`[data-key=widgetGreeting${side}]`);
    await greeting.locator('.input').fill('Ask <b>anything</b> 请讲');
    await greeting.getByRole('button', { name: words.desk.desk.save }).click();
    await frame.getByRole('heading', { name: 'Spruce 云杉' }).waitFor();
    await frame.getByText('Ask <b>anything</b> 请讲').waitFor();
    await set(page, 'widgetAccent', '#ffdd00');
    const said = page.locator('[data-key=widgetAccent] .form-error');
    await said.filter({ hasText: words.desk.desk.tooLight.split('{{colour}}')[0] ?? '' }).waitFor();
    const logo = page.locator('[data-key=widgetLogo]');
    const choosing = page.waitForEvent('filechooser');
    await logo.getByRole('button', { name: words.desk.desk.picture.choose }).click();
    const { bytes } = await aPicture();
    await (await choosing).setFiles({ name: 'logo.png', mimeType: 'image/png', buffer: bytes });
    await logo.getByRole('img', { name: words.desk.desk.picture.chosen }).waitFor();
    await logo.getByRole('button', { name: words.desk.desk.save }).click();
    await until(frame, `document.querySelector('.avatar img')?.naturalWidth > 0`);
    await admin.pictured('look-settings');
    await expectFit(page);
    await set(page, 'widgetAccent', '#8a2be2');
    const launcher = shop.locator('huashu-chat button');
    await until(shop, `${BUTTON('background-color')} === 'rgb(138, 43, 226)'`);
    await page.locator('[data-key=widgetPosition]').getByRole('combobox').selectOption('left');
    await page
      .locator('[data-key=widgetPosition]')
      .getByRole('button', { name: words.desk.desk.save })
      .click();
    await until(shop, `${BUTTON('left')} === '20px'`);
    expect(await launcher.getAttribute('title')).toBe('Spruce 云杉');
    await customer.pictured('look-chat');
    await expectFit(frame);
    expect(admin.complaints.filter((one) => !REFUSED.test(one))).toEqual([]);
    expect(customer.complaints).toEqual([]);
  },
);

test('[P10] a page that is loaded later shows the launcher so from the start, and its own tag wins', async () => {
  desk = await Desk.start();
  const admin = await Administrator.of(desk);
  await admin.set({ widgetAccent: '#8a2be2', widgetPosition: 'left', widgetBottom: 80, widgetLabel: true });
  await admin.set({ widgetIcon: 'headset', widgetTitleZh: '云杉客服', widgetTitleEn: 'Ask Spruce' });
  const shop = await openShop(desk);
  try {
    const context = await browser.newContext({ locale: 'en' });
    const page = await context.newPage();
    const launcher = page.locator('huashu-chat button');
    await page.goto(`${shop.url}/a`);
    await page.getByRole('button', { name: 'Ask Spruce' }).waitFor();
    expect(await styleOf(launcher, 'background-color')).toBe('rgb(138, 43, 226)');
    expect(await styleOf(launcher, 'bottom')).toBe('80px');
    const box = await launcher.boundingBox();
    expect([box?.x, (box?.width ?? 0) > 100]).toEqual([20, true]);
    if (process.env['PICTURES'])
      await page.screenshot({ path: `${process.env['PICTURES']}/look-launcher.png` });
    await page.goto(
      `${shop.url}/a?tag=${encodeURIComponent('data-position="right" data-color="#204060" data-locale="zh-CN"')}`,
    );
    await page.getByRole('button', { name: '云杉客服' }).waitFor();
    expect(await styleOf(launcher, 'background-color')).toBe('rgb(32, 64, 96)');
    expect(await styleOf(launcher, 'right')).toBe('20px');
    await page.setViewportSize({ width: 320, height: 560 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await page.getByRole('button', { name: '云杉客服' }).click();
    const opened = await page.locator('huashu-chat iframe').boundingBox();
    expect(opened).toMatchObject({ x: 0, y: 0, width: 320, height: 560 });
  } finally {
    shop.close();
  }
});

test('[P10] a visitor is greeted once in a visit, and finds the greeting in the chat', async () => {
  desk = await Desk.start({ DESK_LOCALE: 'en' });
  const admin = await Administrator.of(desk);
  const words = 'Shall we help <b>you</b>?';
  await admin.set({ proactiveGreeting: true, proactiveTextEn: words, proactiveAfter: '1s' });
  await admin.set({ proactivePages: ['/a*'] });
  const shop = await openShop(desk);
  try {
    const context = await browser.newContext({ locale: 'en', colorScheme: 'dark' });
    const page = await context.newPage();
    await page.setViewportSize({ width: 320, height: 560 });
    const bubble = page.getByRole('status').getByRole('button', { name: words });
    await page.goto(`${shop.url}/b`);
    await page.evaluate(`history.pushState(null, '', '/a')`);
    await bubble.waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('search');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    const [box, launcher] = [
      await bubble.boundingBox(),
      await page.locator('huashu-chat button').first().boundingBox(),
    ];
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(launcher?.y ?? 0);
    expect(box?.x).toBeGreaterThanOrEqual(0);
    if (process.env['PICTURES'])
      await page.screenshot({ path: `${process.env['PICTURES']}/greeting-en.png` });
    await page.keyboard.press('Escape');
    await bubble.waitFor({ state: 'detached' });
    await page.goto(`${shop.url}/a`);
    // The second visit, in a tab of its own, has waited as long: by then the first would show it again.
    const other = await context.newPage();
    await other.goto(`${shop.url}/a`);
    await other.getByRole('status').getByRole('button', { name: words }).click();
    const frame = other.frameLocator('huashu-chat iframe');
    await frame.locator('.bubble', { hasText: words }).waitFor();
    if (process.env['PICTURES'])
      await other.screenshot({ path: `${process.env['PICTURES']}/greeted-en.png` });
    expect(await bubble.count()).toBe(0);
    expect(await page.evaluate(`sessionStorage['huashu.greeted']`)).toBe('shown');
    await other.goto(`${shop.url}/b`);
    await frame.locator('.bubble', { hasText: words }).waitFor();
  } finally {
    shop.close();
  }
});
