import type { Browser } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, everybodyLeaves, InShop, openBrowser, openWidget } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

let browser: Browser;
let desk: Desk;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());
afterEach(async () => {
  await everybodyLeaves(browser);
  await desk.stop();
});

test.each(A_TONGUE)(
  'emoji are picked on both sides, a line is quoted by the customer, and Ctrl+Z withdraws the last message: %s',
  async (tongue) => {
    desk = await Desk.start({ DESK_LOCALE: tongue });
    const zh = tongue === 'zh-CN';
    const agent = await AtConsole.of(browser, desk, '1001', { tongue, dark: true });
    await agent.goOnline();
    const foreign: string[] = [];
    agent.page.on('request', (request) => {
      if (!request.url().startsWith(desk.url)) foreign.push(request.url());
    });
    const customer = await InShop.of(browser, desk, { tongue, width: 320, height: 640, dark: true });

    // The widget: by keys alone, at the caret, the focus back in the field.
    await customer.composer.fill('你好 hello');
    await customer.composer.press('Home');
    await customer.frame.getByRole('button', { name: zh ? '表情' : 'Emoji', exact: true }).press('Enter');
    const emoji = customer.frame.getByRole('group', { name: zh ? '表情' : 'Emoji' });
    await emoji.waitFor();
    await customer.pictured('widget-emoji');
    await expectFit(customer.frame);
    await customer.page.keyboard.press('ArrowRight');
    await customer.page.keyboard.press('Enter');
    expect(await customer.composer.inputValue()).toBe('😀你好 hello');
    expect(await customer.composer.evaluate((field) => field === document.activeElement)).toBe(true);
    // Esc closes the emoji, and not the chat.
    await customer.frame.getByRole('button', { name: zh ? '表情' : 'Emoji', exact: true }).click();
    await emoji.waitFor();
    await customer.page.keyboard.press('Escape');
    await emoji.waitFor({ state: 'detached' });
    await customer.composer.press('Enter');
    await customer.frame.getByText('😀你好 hello').first().waitFor();

    // The console: by its key, found by a word of its language, at the caret.
    await agent.openChat('😀你好 hello');
    await agent.composer.fill('您好');
    await agent.composer.press('Home');
    await agent.page.keyboard.press('Alt+Shift+E');
    const search = agent.page.getByRole('searchbox', { name: zh ? '搜索表情' : 'Search emoji' });
    await search.fill(zh ? '鼓掌' : 'clap');
    await agent.page.getByRole('option').first().waitFor();
    await agent.pictured('emoji');
    await expectFit(agent.page);
    await search.press('Enter');
    await search.waitFor({ state: 'detached' });
    await expect(agent.composer.inputValue()).resolves.toBe('👏您好');
    await agent.page.keyboard.press('Enter');
    await customer.frame.getByText('👏您好').waitFor();
    expect(foreign).toEqual([]);

    // Reached by the keyboard, the quote can be taken back; with it the answer quotes, on both sides.
    const quote = customer.frame.getByRole('button', { name: /👏您好/ });
    await quote.press('Enter');
    const cancel = customer.frame.getByRole('button', {
      name: zh ? '取消引用' : 'Do not quote',
      exact: true,
    });
    await cancel.waitFor();
    await customer.pictured('widget-quote');
    await expectFit(customer.frame);
    await cancel.click();
    await cancel.waitFor({ state: 'detached' });
    await quote.press('Enter');
    await customer.composer.fill('好的 fine');
    await customer.composer.press('Enter');
    await customer.frame.locator('.mine q', { hasText: '👏您好' }).waitFor();
    await cancel.waitFor({ state: 'detached' });
    await agent.page.getByText('好的 fine').last().waitFor();
    await agent.page.locator('article', { hasText: '好的 fine' }).getByText('👏您好').waitFor();

    // Ctrl+Z in the empty field offers, and Ctrl+Enter withdraws.
    await agent.composer.fill('写错了 wrong');
    await agent.composer.press('Control+Enter');
    await customer.frame.getByText('写错了 wrong').waitFor();
    await agent.composer.press('Control+z');
    await agent.page.getByText(zh ? '撤回“写错了 wrong”？' : 'Withdraw “写错了 wrong”?').waitFor();
    await agent.pictured('recall-offer');
    await agent.composer.press('Control+Enter');
    await customer.frame.getByText('写错了 wrong').waitFor({ state: 'detached' });
    expect(agent.complaints).toEqual([]);
    expect(customer.complaints).toEqual([]);
  },
);

test.each(A_TONGUE)('a phone is asked whether to take a photo: %s', async (tongue) => {
  desk = await Desk.start({ DESK_LOCALE: tongue });
  const zh = tongue === 'zh-CN';
  const context = await browser.newContext({
    ...{ locale: tongue, viewport: { width: 360, height: 700 }, hasTouch: true, isMobile: true },
  });
  const page = await context.newPage();
  await page.goto(`${desk.url}/demo?lang=${tongue}`);
  const frame = await openWidget(page);
  const photo = { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from(PIXEL, 'base64') };
  for (const [name, wanted] of [
    [zh ? '拍照' : 'Take a photo', { capture: 'environment', accept: 'image/*' }],
    [zh ? '图片或文件' : 'Picture or file', { capture: null, accept: null }],
  ] as const) {
    await frame
      .getByRole('button', { name: zh ? '发送图片或文件' : 'Send a picture or file', exact: true })
      .click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      frame.getByRole('button', { name, exact: true }).click(),
    ]);
    const asked = {
      capture: await chooser.element().getAttribute('capture'),
      accept: await chooser.element().getAttribute('accept'),
    };
    expect(asked).toEqual(wanted);
    await chooser.setFiles(photo);
  }
  await frame.getByText('photo.png').nth(1).waitFor();
});

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
