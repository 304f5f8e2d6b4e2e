import type { Browser } from 'playwright-core';
import { Administrator } from '../wire/administering.ts';
import { IdentityProvider } from '../wire/an-identity-provider.ts';
import { Desk, freePort } from '../wire/a-desk.ts';
import { AtConsole, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';

jest.setTimeout(60_000);

const NINA = { account: 'nina', number: '7', name: '李娜', role: 'agent', mail: 'li.na@x.cn' };
const LI = { name: '李娜', email: 'li.na@x.cn', email_verified: true };

let browser: Browser;
let desk: Desk;
let provider: IdentityProvider;
beforeAll(async () => {
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  [browser, provider, desk] = await Promise.all([
    openBrowser(),
    IdentityProvider.start(url),
    Desk.start({ PORT: port, PUBLIC_URL: url }),
  ]);
});
afterAll(async () => {
  await browser.close();
  await provider.stop();
  await desk.stop();
});

it('somebody signs in with the company’s account once it is there again, and the next person at this browser is asked', async () => {
  const admin = await Administrator.of(desk);
  await admin.ask('POST', '/api/staff', NINA);
  await provider.is({ people: { li: LI }, mood: 'down' });
  expect((await admin.set({ ...provider.settings, oidcName: 'Spruce ID' })).status).toBe(200);
  const li = await AtConsole.atTheDoor(browser, desk, { tongue: 'zh-CN' });
  const { page, words } = li;
  const go = page.getByRole('button', {
    name: words.desk.signIn.provider.named.replace('{{name}}', 'Spruce ID'),
  });
  await go.click();
  await page.getByText('身份提供方没有应答。请稍后再试，或用密码登录。').waitFor();
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await expectFit(page);
    await li.pictured('sign-in-provider-down');
  }
  await provider.is({ mood: 'up' });
  await go.click();
  await page.getByRole('link', { name: '李娜' }).click();
  await li.me.waitFor();
  // Neither the address nor the history holds the code.
  expect(page.url()).not.toMatch(/code=|state=/);
  await page.reload();
  await li.me.waitFor();

  const { asked } = await provider.is({});
  await li.me.click();
  await page.getByRole('menuitem', { name: words.desk.me.signOut, exact: true }).click();
  await go.click();
  await page.getByRole('link', { name: '李娜' }).waitFor();
  expect((await provider.is({})).asked).toBeGreaterThan(asked);

  // Who presses "back" there is at the door again, and a stale return of the provider is a sentence, no fault.
  await page.goto(`${desk.url}/sign-in/callback?code=x&state=y`);
  await page.getByText('这次登录不是在这个浏览器里开始的，或者时间太久，请重新开始。').waitFor();
  expect(li.complaints.filter((line) => !/status of (50[0-9]|409)/.test(line))).toEqual([]);
});
