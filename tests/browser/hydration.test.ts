import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { openBrowser, openWidget } from './a-browser.ts';
import { Website } from './a-website.ts';

jest.setTimeout(60_000);

/** React as a website loads it, without a bundler: its own files by name, each found by the others. */
const PACKAGES = {
  react: 'react/cjs/react.production.js',
  scheduler: 'scheduler/cjs/scheduler.production.js',
  'react-dom': 'react-dom/cjs/react-dom.production.js',
  'react-dom/client': 'react-dom/cjs/react-dom-client.production.js',
};
const REACT = `const found = {}; const require = (name) => found[name];
${Object.entries(PACKAGES)
  .map(([name, file]) => {
    const source = readFileSync(`node_modules/${file}`, 'utf8');
    return `(function (module) { (function (module, exports, require) {${source}
})(module, module.exports, require); found['${name}'] = module.exports; })({ exports: {} });`;
  })
  .join('\n')}`;

/** Compares the whole document with what the page is to be, and counts what React had to draw anew. */
const HYDRATE = `window.redrawn = 0;
const h = found.react.createElement;
window.hydrate = (words) => found['react-dom/client'].hydrateRoot(
  document,
  h('html', { lang: 'zh-CN' },
    h('head', null, h('title', null, 'shop')),
    h('body', null, h('main', null, words), h('script', { src: '/react.js', defer: true }), h('script', { src: window.loader, async: true }))),
  { onRecoverableError: () => (window.redrawn += 1) },
);
if (location.hash) window.hydrate(decodeURIComponent(location.hash.slice(1)));`;

let browser: Browser;
let desk: Desk;
let shop: Website;
beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), Desk.start()]);
  const loader = `${desk.url}/widget.js`;
  shop = await Website.open((path) => {
    if (path === '/react.js')
      return {
        html: `(() => { window.loader = '${loader}'; ${REACT}\n${HYDRATE} })();`,
        headers: { 'content-type': 'text/javascript' },
      };
    return path === '/'
      ? {
          html: `<!DOCTYPE html><html lang="zh-CN"><head><title>shop</title></head><body><main>商品</main><script src="/react.js" defer=""></script><script src="${loader}" async=""></script></body></html>`,
        }
      : null;
  });
});
afterAll(async () => {
  shop.close();
  await Promise.all([browser.close(), desk.stop()]);
});

const launcherOf = (page: Page) => page.locator('huashu-chat button');

async function visit(hash = ''): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${shop.url}/${hash && `#${encodeURIComponent(hash)}`}`);
  return page;
}

it('React takes over the document that its server sent, and the chat is neither in its way nor lost', async () => {
  const page = await visit('商品');
  await launcherOf(page).waitFor();
  expect(await page.evaluate('redrawn')).toBe(0);
  await openWidget(page);
  await page.close();
});

it('where React finds another document than it wants and draws it anew, the launcher stands again', async () => {
  const page = await visit('别的');
  await page.getByText('别的').waitFor();
  await launcherOf(page).waitFor();
  expect(await page.evaluate('redrawn')).toBeGreaterThan(0);
  await openWidget(page);
  await page.close();
});

it('what the customer has begun outlives a document that React draws anew under the open chat', async () => {
  const page = await visit();
  const frame = await openWidget(page);
  await frame.locator('textarea').fill('写到一半');
  await page.evaluate(`void hydrate('别的')`);
  await page.getByText('别的').waitFor();
  await launcherOf(page).waitFor();
  const field = page.frameLocator('huashu-chat iframe').locator('textarea');
  await field.waitFor();
  expect(await field.inputValue()).toBe('写到一半');
  await page.close();
});
