import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, openBrowser, openWidget } from './a-browser.ts';

jest.setTimeout(60_000);

/** A website that does to everything on it what careless style sheets and scripts do. */
const PAGE = (desk: string): string => `<!doctype html><html><head><style>
  * { all: unset !important; color: red !important; font-size: 40px !important; display: block !important;
      position: static !important; visibility: hidden !important; transform: rotate(7deg) !important; }
  button, iframe { display: none !important; width: 3px !important; height: 3px !important; }
</style><script>
  Array.prototype.mine = function () {}; Object.prototype.theirs = 1; String.prototype.trim = function () { return 'x'; };
  window.io = 'taken'; window.$ = 'taken'; window.JSON.stringify = window.JSON.stringify;
</script></head><body><p>shop</p><script src="${desk}/widget.js" async></script></body></html>`;

let browser: Browser;
let desk: Desk;
let shop: Server;
beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), Desk.start()]);
  shop = createServer((_, response) => response.setHeader('content-type', 'text/html').end(PAGE(desk.url)));
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  const agent = await AtConsole.of(browser, desk, '1001');
  await agent.goOnline();
});
afterAll(async () => {
  shop.close();
  await Promise.all([browser.close(), desk.stop()]);
});

it('the widget works, and looks as it should, on a page of another origin that styles everything', async () => {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(shop.address() as AddressInfo).port}/`);
  await page.waitForFunction('typeof window.huashu === "function"');
  const frame = await openWidget(page);
  const box = await (await frame.frameElement()).boundingBox();
  expect(box!.width).toBeGreaterThan(300);
  expect(box!.height).toBeGreaterThan(400);

  await frame.getByRole('textbox').first().fill('在吗');
  await frame.getByRole('textbox').first().press('Enter');
  await frame.getByText('在吗').first().waitFor();
  expect(await (await frame.frameElement()).isVisible()).toBe(true);
});
