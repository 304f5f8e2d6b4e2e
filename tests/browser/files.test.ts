import type { Browser } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, InShop, openBrowser } from './a-browser.ts';
import { TONGUES } from './words.ts';

jest.setTimeout(60_000);

let browser: Browser;
let desk: Desk;
beforeAll(async () => ([browser, desk] = await Promise.all([openBrowser(), Desk.start()])));
afterAll(() => Promise.all([browser.close(), desk.stop()]));

describe.each(TONGUES)('files at the widget and the console, in %s', (tongue) => {
  it('a dropped file waits to be sent, and one that nothing takes is answered in words', async () => {
    const customer = await InShop.of(browser, desk, { tongue });
    await customer.frame
      .getByRole('button', {
        name: tongue === 'en' ? 'Send a picture or file' : '发送图片或文件',
        exact: true,
      })
      .waitFor();
    await customer.frame.evaluate(DROP);
    await customer.frame.getByText('x.png').waitFor();
    const console_ = await AtConsole.of(browser, desk, '1002', { tongue });
    await console_.page.evaluate(DROP);
    await console_.page.getByText(console_.words.desk.chat.noFiles).waitFor();
    await Promise.all([customer.leave(), console_.leave()]);
  });

  it.each([1440, 390])(
    'a file dropped on the launcher opens the chat, which says so, %i pixels wide',
    async (width) => {
      const customer = await InShop.of(browser, desk, { tongue, width });
      const { page, frame } = customer;
      await page.evaluate('huashu("close")');
      await page.evaluate(DROP_ON_LAUNCHER);
      await frame.getByText(customer.words.shop.noFiles).waitFor();
      expect(await page.locator('iframe').isVisible()).toBe(true);
      await customer.pictured('dropped');
      await customer.leave();
    },
  );
});

/** What a browser says of a file that is let go over a page; true had the page let it through. */
const DROP = `(() => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(['x'], 'x.png', { type: 'image/png' }));
  const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
  if (document.body.dispatchEvent(drop)) throw new Error('the file went through');
})()`;

/** The same over the launcher, from the first moment over it. */
const DROP_ON_LAUNCHER = `(() => {
  const launcher = document.querySelector('huashu-chat').shadowRoot.querySelector('button');
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(['x'], 'x.png', { type: 'image/png' }));
  for (const type of ['dragover', 'drop'])
    if (launcher.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })))
      throw new Error('the file went through');
})()`;
