import type { Browser, Frame, Page } from 'playwright-core';
import { Administrator } from '../wire/administering.ts';
import { Desk } from '../wire/a-desk.ts';
import { aPicture } from '../wire/a-picture.ts';
import { AtConsole, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { until } from './until.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(300_000);

let browser: Browser;
let desk: Desk;
beforeAll(async () => ([browser, desk] = await Promise.all([openBrowser(), Desk.start()])));
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

const STAGE = 'iframe[src="/widget/preview/"]';
const BUTTON = `document.querySelector('huashu-chat').shadowRoot.querySelector('button')`;
const BUBBLE = `document.querySelector('huashu-chat').shadowRoot.querySelector('div')`;

/** Everything that this browser keeps for the desk. */
const KEPT = `(async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, await indexedDB.databases()]))()`;

async function frameAt(page: Page, path: string): Promise<Frame> {
  const found = page.frames().find((one) => one.url().endsWith(path));
  if (found === undefined) throw new Error(`There is no frame at ${path}.`);
  await found.waitForLoadState();
  return found;
}

describe.each(A_TONGUE)('[P10] the preview of the widget: %s', (tongue) => {
  const side = tongue === 'en' ? 'En' : 'Zh';

  it('[P10] shows the widget itself with what is typed, in each state, and nothing of it leaves the page', async () => {
    const admin = await AtConsole.of(browser, desk, 'admin', { tongue, width: 1440, height: 900 });
    const { page, words } = admin;
    const { preview } = words.desk.desk;
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.frame() !== page.mainFrame()) asked.push(`${request.method()} ${request.url()}`);
    });
    const fill = (key: string, value: string) => page.locator(`[data-key=${key}] .input`).last().fill(value);
    const look = (name: string) => page.getByRole('radio', { name, exact: true }).check({ force: true });
    await page.keyboard.press('Alt+Semicolon');
    await page.locator(STAGE).waitFor();
    const stage = page.frameLocator(STAGE);
    const chat = stage.frameLocator('huashu-chat iframe');
    await chat.getByText(words.shop.hello, { exact: true }).waitFor();
    const [outer, inner] = [await frameAt(page, '/preview/'), await frameAt(page, '/preview/frame')];
    const kept = await page.evaluate(KEPT);

    // The cursor leads to where a setting is seen.
    await fill(`widgetTitle${side}`, 'Spruce 云杉');
    await until(outer, `${BUTTON}.title === 'Spruce 云杉' && ${BUTTON}.className === ''`);
    await page.locator('[data-key=widgetPosition]').getByRole('combobox').selectOption('left');
    await until(outer, `getComputedStyle(${BUTTON}).left === '20px'`);
    await fill('widgetAccent', '#8a2be2');
    await until(outer, `getComputedStyle(${BUTTON}).backgroundColor === 'rgb(138, 43, 226)'`);
    await fill('widgetAccent', '#8a2be');
    await page.getByText(preview.wrong.replace('{{count}}', '1')).waitFor();
    await page.keyboard.press('Escape');
    for (const [key, said] of [
      ['widgetHello', 'Hello <b>云杉</b>'],
      ['widgetAway', 'Leave a message 请留言'],
      ['widgetQueue', 'Please wait 请稍候'],
      ['widgetClosed', 'Thank you 感谢'],
      ['formConsent', 'I agree 我同意'],
    ] as const) {
      await fill(`${key}${side}`, said);
      await chat.getByText(said).waitFor();
    }
    await expectFit(inner);
    await fill(tongue === 'en' ? 'blockNoticeEn' : 'blockNotice', 'Call us 请来电');
    await chat.getByText('Call us 请来电').waitFor();

    // The greeting, and the chat that is opened from it.
    await fill(`proactiveText${side}`, 'Shall we help?');
    await page.getByText(preview.greetingOff).waitFor();
    const bubble = stage.getByRole('status').getByRole('button', { name: 'Shall we help?' });
    await bubble.waitFor();
    expect(await outer.evaluate(`getComputedStyle(${BUBBLE}).animationName`)).toBe('rise');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await outer.evaluate(`getComputedStyle(${BUBBLE}).animationName`)).toBe('none');
    await admin.pictured('preview-greeting');
    await expectFit(outer);
    await bubble.click();
    await chat.locator('.bubble', { hasText: 'Shall we help?' }).waitFor();
    await chat.getByRole('textbox', { name: words.shop.composer }).fill('你好');

    // The picture beside what agents write, before it is saved; a line that is written stays on the screen.
    const avatar = page.locator('[data-key=widgetAvatar]');
    const choosing = page.waitForEvent('filechooser');
    await avatar.getByRole('button', { name: words.desk.desk.picture.choose }).click();
    await (
      await choosing
    ).setFiles({ name: 'a.png', mimeType: 'image/png', buffer: (await aPicture()).bytes });
    await until(inner, `document.querySelector('.line.theirs img.face')?.naturalWidth > 0`);
    const composer = chat.getByRole('textbox', { name: words.shop.composer });
    await composer.fill('Nobody hears this');
    await composer.press('Enter');
    await chat.locator('.mine .bubble', { hasText: 'Nobody hears this' }).waitFor();
    await admin.pictured('preview-chat');

    await look(preview.devices.phone);
    await until(outer, `innerWidth === 390 && getComputedStyle(${BUTTON}).display === 'none'`);
    await look(words.desk.settings.dark);
    await until(inner, `document.documentElement.dataset.theme === 'dark'`);
    await expectFit(inner);
    await expectFit(page);
    await admin.pictured('preview-phone');

    const own = `GET ${desk.url}/widget/p(review|ictures)/`;
    for (const one of asked) expect(one).toMatch(new RegExp(`^${own}`));
    expect(await page.evaluate(KEPT)).toBe(kept);
    const read = await Administrator.of(desk);
    for (const key of [`widgetHello${side}`, 'widgetAccent', 'widgetAvatar'] as const)
      expect((await read.setting(key)).value).toBeNull();
    expect(admin.complaints).toEqual([]);
    await admin.leave();
  });

  it('[P10] shows what a customer of a department reads, once there are departments', async () => {
    const set = await Administrator.of(desk);
    const admin = await AtConsole.of(browser, desk, 'admin', { tongue, width: 1440, height: 900 });
    const { page, words } = admin;
    const { preview } = words.desk.desk;
    const chat = page.frameLocator(STAGE).frameLocator('huashu-chat iframe');
    const choice = page.getByRole('combobox', { name: preview.department, exact: true });
    await page.keyboard.press('Alt+Semicolon');
    await chat.getByText(words.shop.hello, { exact: true }).waitFor();
    expect(await choice.count()).toBe(0);

    await set.ask('POST', '/api/departments', { id: 'returns', name: '售后' });
    await set.ask('PATCH', '/api/departments/returns', { own: { [`widgetHello${side}`]: 'Returns 退换货' } });
    await choice.selectOption('returns');
    await chat.getByText('Returns 退换货', { exact: true }).waitFor();
    await page.locator(STAGE).scrollIntoViewIfNeeded();
    await admin.pictured('preview-department');
    await expectFit(page);

    // What is typed for the desk is not seen in a department that has its own.
    await page.locator(`[data-key=widgetHello${side}] .input`).last().fill('Welcome 欢迎');
    await chat.getByText('Welcome 欢迎', { exact: true }).waitFor();
    expect(await choice.inputValue()).toBe('');
    await page.keyboard.press('Escape');
    const cookie = await desk.cookieOf('admin');
    await fetch(`${desk.url}/api/departments/returns`, { method: 'DELETE', headers: { cookie } });
    await choice.waitFor({ state: 'detached' });
    expect(admin.complaints).toEqual([]);
    await admin.leave();
  });

  it('[P10] is opened where there is no room beside the settings, and fits', async () => {
    const admin = await AtConsole.of(browser, desk, 'admin', { tongue, width: 320, height: 640, dark: true });
    const { page, words } = admin;
    const { preview } = words.desk.desk;
    await page.evaluate(`location.hash = '#/settings'`);
    const section = page.getByRole('region', { name: preview.heading });
    await section.getByRole('button', { name: preview.show }).click();
    await page.frameLocator(STAGE).locator('huashu-chat button').waitFor();
    await section.scrollIntoViewIfNeeded();
    await admin.pictured('preview-narrow');
    await expectFit(page);
    await section.getByRole('button', { name: preview.hide }).click();
    await page.locator(STAGE).waitFor({ state: 'detached' });
    expect(admin.complaints).toEqual([]);
    await admin.leave();
  });
});
