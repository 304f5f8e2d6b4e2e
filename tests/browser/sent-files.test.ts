import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, everybodyLeaves, InShop, openBrowser, openWidget } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(90_000);

let browser: Browser;
let desk: Desk;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());
afterEach(async () => {
  await everybodyLeaves(browser);
  await desk.stop();
});

const picture = async (background: string): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 400, channels: 3, background } })
    .png()
    .toBuffer();

test.each(A_TONGUE)(
  '[P1] pictures and files are chosen, pasted and dropped, and seen on both sides: %s',
  async (tongue) => {
    desk = await Desk.start({ DESK_LOCALE: tongue });
    const zh = tongue === 'zh-CN';
    const agent = await AtConsole.of(browser, desk, '1001', { tongue, dark: true });
    await agent.goOnline();
    const customer = await InShop.of(browser, desk, { tongue, width: 320, height: 640, dark: true });
    await customer.composer.fill('你好 hello');
    await customer.composer.press('Enter');
    await agent.page.getByText('你好 hello').first().click();
    await customer.frame.locator('input[type=file]').setInputFiles([
      { name: '小票😀.png', mimeType: 'image/png', buffer: await picture('#c33') },
      { name: '明细.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') },
    ]);
    await customer.frame.getByText('✓').nth(1).waitFor();
    await customer.pictured('files-chosen');
    await expectFit(customer.frame);
    // Backspace in the empty field takes the last one back; Enter sends the files, and then the words.
    await customer.composer.press('Backspace');
    expect(await customer.frame.getByText('明细.csv').count()).toBe(0);
    await customer.frame
      .locator('input[type=file]')
      .setInputFiles([{ name: '明细.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') }]);
    await customer.composer.fill('看这两个 these two');
    await customer.composer.press('Enter');
    const thumbnail = agent.page.getByRole('button', { name: '小票😀.png' });
    await thumbnail.waitFor();
    await agent.page.getByRole('link', { name: '明细.csv' }).waitFor();
    await customer.frame.getByRole('img', { name: '小票😀.png' }).waitFor();
    await customer.pictured('files-sent');
    await expectFit(customer.frame);

    // One screenshot under two types, and a drop on the whole window.
    const bytes = [...(await picture('#36c'))];
    await agent.page.evaluate(
      ([pasted, dropped]) => {
        const data = new DataTransfer();
        const file = new File([new Uint8Array(pasted)], 'image.png', { type: 'image/png', lastModified: 1 });
        for (const type of ['image/png', 'image/bmp'])
          data.items.add(new File([file], 'image', { type, lastModified: 1 }));
        const field = document.querySelector('textarea');
        const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        field?.dispatchEvent(paste);
        const carried = new DataTransfer();
        carried.items.add(new File([new Uint8Array(dropped)], 'dropped.png', { type: 'image/png' }));
        for (const type of ['dragover', 'drop'])
          document.dispatchEvent(
            new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }),
          );
      },
      [bytes, bytes] as const,
    );
    const waiting = agent.page.getByRole('list', { name: zh ? '待发送的文件' : 'Files to send' });
    await waiting.getByText('kB').nth(1).waitFor();
    expect(await waiting.getByRole('listitem').count()).toBe(2);
    await agent.pictured('files-waiting');
    await expectFit(agent.page);
    const send = agent.page.getByRole('button', { name: zh ? '发送' : 'Send', exact: true });
    await send.click();
    await customer.frame.getByRole('img', { name: 'dropped.png' }).waitFor();
    await agent.pictured('files-log');

    await thumbnail.click();
    const viewer = agent.page.getByRole('dialog');
    await viewer.getByText('1/3').waitFor();
    await agent.page.keyboard.press('ArrowRight');
    await viewer.getByText('2/3').waitFor();
    await agent.pictured('files-viewer');
    // Enlarged, its corner can be scrolled to; its size is found again by the button.
    const enlarged = viewer.getByRole('img');
    const { x = 0 } = (await enlarged.boundingBox()) ?? {};
    for (let press = 0; press < 7; press++) await agent.page.keyboard.press('+');
    const scrolled = await enlarged.evaluate((image) => {
      const stage = image.parentElement?.parentElement;
      const middle = stage?.scrollLeft ?? 0;
      stage?.scrollTo(0, 0);
      const box = image.getBoundingClientRect();
      const around = stage?.getBoundingClientRect();
      return { middle, left: box.left - (around?.left ?? 0), top: box.top - (around?.top ?? 0) };
    });
    expect(scrolled.middle).toBeGreaterThan(0);
    expect(scrolled.left).toBeGreaterThanOrEqual(0);
    expect(scrolled.top).toBeGreaterThanOrEqual(0);
    for (let press = 0; press < 7; press++)
      await viewer.getByRole('button', { name: /^(缩小|Smaller)$/ }).click();
    expect((await enlarged.boundingBox())?.x).toBeCloseTo(x, 0);
    await expectFit(agent.page);
    await agent.page.keyboard.press('Escape');
    await viewer.waitFor({ state: 'detached' });
    await customer.frame
      .getByRole('button', { name: zh ? '查看 小票😀.png' : 'Open 小票😀.png', exact: true })
      .click();
    await customer.frame.getByRole('dialog').waitFor();
    await customer.pictured('files-large');
    await expectFit(customer.frame);
    await customer.page.keyboard.press('Escape');
    await customer.frame.getByRole('dialog').waitFor({ state: 'detached' });
    await customer.composer.waitFor();

    // Uploads fail: the file waits in the log, the words behind it, also over a reload.
    await customer.context.route('**/widget/files', (route) => route.abort());
    const choose = async (name: string): Promise<void> =>
      customer.frame
        .locator('input[type=file]')
        .setInputFiles([{ name, mimeType: 'image/png', buffer: await picture('#383') }]);
    await choose('kept.png');
    await customer.frame.getByText(zh ? '待发送' : 'Not sent yet', { exact: true }).waitFor();
    await customer.composer.press('Enter');
    await customer.frame.getByRole('img', { name: 'kept.png' }).waitFor();
    await customer.composer.fill('其次 second');
    await customer.composer.press('Enter');
    await customer.pictured('files-pending');
    const kept = async (): Promise<number> =>
      Number(
        await customer.frame.evaluate(
          `Object.keys(localStorage).filter((key) => localStorage.getItem(key).includes('"bytes":"kept"')).length`,
        ),
      );
    while ((await kept()) !== 1) await customer.page.waitForTimeout(50);
    await customer.page.reload();
    const again = await openWidget(customer.page);
    await again.getByRole('img', { name: 'kept.png' }).waitFor();
    expect(await agent.page.getByRole('button', { name: 'kept.png' }).count()).toBe(0);
    await customer.context.unroute('**/widget/files');
    await agent.page.getByText('其次 second').last().waitFor();
    const log = agent.page.getByRole('log');
    const order = await log.evaluate((place) => {
      const all = [...place.querySelectorAll('img[alt="kept.png"], [aria-label*="kept.png"], p, div')];
      const at = (found: (one: Element) => boolean): number => all.findIndex(found);
      return [
        at((one) => /kept\.png/.test(one.getAttribute('alt') ?? one.getAttribute('aria-label') ?? '')),
        all.findLastIndex((one) => one.textContent.includes('其次 second')),
      ];
    });
    expect(order[0]).toBeGreaterThanOrEqual(0);
    expect(order[0]).toBeLessThan(order[1] ?? -1);

    // A browser that stores nothing: the file waits in the page, which says so.
    await again.evaluate(`IDBFactory.prototype.open = () => { throw new Error('forbidden'); }`);
    await customer.context.setOffline(true);
    await again
      .locator('input[type=file]')
      .setInputFiles([{ name: 'held.png', mimeType: 'image/png', buffer: await picture('#838') }]);
    await again.getByRole('textbox').first().press('Enter');
    await again.getByText(zh ? '未发送，请不要关闭页面' : 'keep this page open').waitFor();
    await customer.context.setOffline(false);
    await agent.page.getByRole('button', { name: 'held.png' }).waitFor();
    expect(await agent.page.getByRole('button', { name: 'kept.png' }).count()).toBe(1);
  },
);
