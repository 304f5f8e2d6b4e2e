import type { Browser, Page } from 'playwright-core';
import { Desk, granted } from '../wire/a-desk.ts';
import type { Agent } from '../wire/an-agent.ts';
import { openBrowser, openWidget } from './a-browser.ts';
import { Website, type SitePage } from './a-website.ts';

jest.setTimeout(60_000);

const EMBEDDER = { 'cross-origin-embedder-policy': 'require-corp' };
const LINK = '<p>shop</p><a href="/next">next</a>';

let browser: Browser;
let desk: Desk;
let shop: Website;
let agent: Agent;
beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), Desk.start()]);
  shop = await Website.open((path) => pageAt(path, `${desk.url}/widget.js`));
  agent = await desk.agent('1001', 'online');
});
afterAll(async () => {
  shop.close();
  await Promise.all([browser.close(), desk.stop()]);
});

/** The ways in which websites put the loader on a page. */
function pageAt(path: string, loader: string): SitePage | null {
  const page = (tag: string, headers?: Record<string, string>): SitePage => ({
    html: `<!doctype html><html><head><title>shop</title></head><body>${LINK}${tag}</body></html>`,
    ...(headers ? { headers } : {}),
  });
  switch (path) {
    case '/plain':
    case '/next':
      return page(`<script src="${loader}" async></script>`);
    case '/crossorigin':
      return page(`<script src="${loader}" crossorigin></script>`);
    case '/credentials':
      return page(`<script src="${loader}" crossorigin="use-credentials"></script>`);
    case '/module':
      return page(`<script src="${loader}" type="module" data-position="left"></script>`);
    case '/import':
      return page(`<script type="module">import '${loader}';</script>`);
    case '/embedder':
      return page(`<script src="${loader}" crossorigin></script>`, EMBEDDER);
    case '/slow':
      return page(`<script src="${loader}"></script><img src="/never.png">`);
    default:
      return null;
  }
}

async function visit(path: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${shop.url}${path}`, { waitUntil: 'commit' });
  return page;
}

const launcherOf = (page: Page) => page.locator('huashu-chat button');

test.each(['/plain', '/crossorigin', '/credentials', '/module', '/import', '/embedder'])(
  'the chat opens on a website that loads it as on %s',
  async (path) => {
    const page = await visit(path);
    await launcherOf(page).waitFor();
    const frame = await openWidget(page);
    await frame.getByRole('textbox').first().fill('在吗');
    await page.close();
  },
);

test('options on the tag of a module count', async () => {
  const page = await visit('/module');
  await launcherOf(page).waitFor();
  const box = await launcherOf(page).boundingBox();
  expect(box!.x).toBeLessThan(100);
  await page.close();
});

test.each([
  [
    'the document’s element is replaced',
    `document.replaceChild(document.createElement('html'), document.documentElement)`,
  ],
  ['the document’s element is emptied', `document.documentElement.innerHTML = '<body>new</body>'`],
  ['the document is written anew', `document.open(), document.write('<p>new</p>'), document.close()`],
  ['the document is written anew and never ended', `document.write('<p>new</p>')`],
  ['everything unknown is taken away', `document.querySelector('huashu-chat').remove()`],
])('the launcher stands again after %s, and the chat goes on', async (_, change) => {
  const page = await visit('/plain');
  await launcherOf(page).waitFor();
  const before = await openWidget(page);
  await before.getByRole('textbox').first().fill('写到一半');
  await page.evaluate(`void (${change})`);
  await launcherOf(page).waitFor();
  const field = page.frameLocator('huashu-chat iframe').locator('textarea');
  await field.waitFor();
  expect(await field.inputValue()).toBe('写到一半');
  await launcherOf(page).click();
  await page.locator('huashu-chat iframe').waitFor({ state: 'hidden' });
  await page.close();
});

test('nothing is done to a document that is not complete, and what was asked for happens then', async () => {
  const page = await browser.newPage();
  let give: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (give = resolve));
  await page.route('**/never.png', async (route) => {
    await held;
    await route.fulfill({ status: 404 });
  });
  await page.goto(`${shop.url}/slow`, { waitUntil: 'domcontentloaded' });
  await page.waitForFunction('typeof window.huashu === "function"');
  await page.evaluate('huashu("identify", { name: "Li" }), huashu("open")');
  // Longer than the loader ever waits between two looks.
  await page.waitForTimeout(700);
  expect(await page.evaluate('document.readyState')).toBe('interactive');
  expect(await launcherOf(page).count()).toBe(0);
  give();
  await launcherOf(page).waitFor();
  await page.locator('huashu-chat iframe').waitFor();
  await page.close();
});

test('the page that the agent sees is the one at the time of the message, also without a reload', async () => {
  const page = await visit('/plain');
  await launcherOf(page).waitFor();
  const frame = await openWidget(page);
  await page.evaluate('history.pushState(null, "", "/product/7")');
  await frame.getByRole('textbox').first().fill('这款有货吗');
  await frame.getByRole('textbox').first().press('Enter');
  const chat = await agent.chats.first(({ lastText }) => lastText === '这款有货吗');
  const opened = granted(await agent.socket.emitWithAck('open', { chatId: chat.id }));
  expect(opened.chat.customer.page).toBe(`${shop.url}/product/7`);
  await page.close();
});

test.each([
  ['open', 'the chat stays open and shows the answer'],
  ['closed', 'the answer is told beside the launcher'],
])('a first message that a click on a link has overtaken is sent from the next page; %s: %s', async (how) => {
  const page = await browser.newPage();
  // The line is so slow that nothing of it gets through.
  await page.routeWebSocket(/socket\.io/, () => undefined);
  await page.goto(`${shop.url}/plain`);
  const frame = await openWidget(page);
  await frame.getByRole('textbox').first().fill(`第一句话 ${how}`);
  await frame.getByRole('textbox').first().press('Enter');
  if (how === 'closed') await page.evaluate('huashu("close")');
  await page.unrouteAll();
  await page.routeWebSocket(/socket\.io/, (line) => void line.connectToServer());
  await page.getByRole('link', { name: 'next' }).click();
  await page.waitForURL('**/next');

  // Only whom the chat was dealt to may write in it.
  const chat = await agent.chats.first(
    ({ lastText, status }) => lastText === `第一句话 ${how}` && status === 'open',
  );
  granted(await agent.socket.emitWithAck('message', { chatId: chat.id, clientId: how, text: '您好' }));
  const next = page.frameLocator('huashu-chat iframe');
  if (how === 'closed') {
    await page.locator('huashu-chat b', { hasText: '1' }).waitFor();
    await next.getByRole('status').getByText('您好').click();
  }
  await next.getByRole('log').getByText('您好').waitFor();
  expect(await next.getByText(`第一句话 ${how}`).count()).toBe(1);
  await page.close();
});
