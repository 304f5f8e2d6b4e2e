import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { Desk, granted } from '../wire/a-desk.ts';
import type { Agent } from '../wire/an-agent.ts';
import { openBrowser, openWidget } from './a-browser.ts';
import { Website } from './a-website.ts';
import { WORDS } from './words.ts';

jest.setTimeout(60_000);

const { shop: words } = WORDS['zh-CN'];

let browser: Browser;
let desk: Desk;
let shop: Website;
let agent: Agent;
let context: BrowserContext;
beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), Desk.start()]);
  shop = await Website.open(() => ({
    html: `<!doctype html><html><body><p>shop</p><script src="${desk.url}/widget.js"></script></body></html>`,
  }));
  agent = await desk.agent('1001', 'online');
});
afterAll(async () => {
  shop.close();
  await Promise.all([browser.close(), desk.stop()]);
});
beforeEach(async () => void (context = await browser.newContext({ locale: 'zh-CN' })));
afterEach(() => context.close());

async function visit(): Promise<{ page: Page; frame: Frame }> {
  const page = await context.newPage();
  await page.goto(shop.url);
  await page.locator('huashu-chat button').waitFor();
  return { page, frame: await openWidget(page) };
}

const fieldOf = (frame: Frame) => frame.getByRole('textbox').first();

async function say(frame: Frame, text: string): Promise<void> {
  await fieldOf(frame).fill(text);
  await fieldOf(frame).press('Enter');
  await frame.getByText(text).first().waitFor();
}

/** The chat that begins with these words, once it has been dealt: only its agent may write in it. */
const chatWith = (text: string) =>
  agent.chats.first(({ lastText, status }) => lastText === text && status === 'open');

test.each([
  ['at once', ''],
  ['after nobody', 'huashu("identify", {});'],
])('whoever is named next, %s, sees nothing of who was named before', async (_, between) => {
  const { page, frame } = await visit();
  await page.evaluate('huashu("identify", { name: "李明" })');
  await say(frame, '李的话');
  const first = await chatWith('李的话');
  await fieldOf(frame).fill('李的草稿');
  await page.evaluate(`${between} huashu("identify", { name: "王芳" })`);
  await frame.getByText('李的话').waitFor({ state: 'detached' });
  expect(await fieldOf(frame).inputValue()).toBe('');
  await say(frame, '王的话');
  const next = await chatWith('王的话');
  expect([next.id === first.id, next.customer.name]).toEqual([false, '王芳']);
});

test('by the keyboard the chat is ended and this device cleared, in every tab', async () => {
  const { page, frame } = await visit();
  await say(frame, '不要留下');
  const chat = await chatWith('不要留下');
  const other = await visit();
  await other.frame.getByText('不要留下').first().waitFor();
  await page.bringToFront();
  await frame.getByRole('button', { name: words.menu, exact: true }).focus();
  await page.keyboard.press('Enter');
  await frame.getByRole('button', { name: words.forgetDevice, exact: true }).focus();
  await page.keyboard.press('Enter');
  await frame.getByRole('button', { name: words.forget.yes, exact: true }).focus();
  await page.keyboard.press('Enter');
  for (const one of [frame, other.frame])
    await one.getByText('不要留下').first().waitFor({ state: 'detached' });
  await agent.chats.first(({ id, status }) => id === chat.id && status === 'closed');
  await say(frame, '新的人');
  expect((await chatWith('新的人')).id).not.toBe(chat.id);
});

test('two tabs of a newcomer on a slow line are one customer; read in one is read in the other', async () => {
  // Both tabs call before either is answered.
  let open: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (open = resolve));
  await context.routeWebSocket(/socket\.io/, async (line) => {
    await held;
    line.connectToServer();
  });
  const [one, other] = [await visit(), await visit()];
  await fieldOf(one.frame).fill('只有一个人');
  await fieldOf(one.frame).press('Enter');
  open();
  const chat = await chatWith('只有一个人');
  await other.frame.getByText('只有一个人').waitFor();
  expect(await other.frame.getByText('只有一个人').count()).toBe(1);

  for (const { page } of [one, other]) await page.evaluate('huashu("close")');
  granted(await agent.socket.emitWithAck('message', { chatId: chat.id, clientId: 'reply', text: '您好' }));
  const badges = [one, other].map(({ page }) => page.locator('huashu-chat b'));
  for (const badge of badges) await badge.filter({ hasText: '1' }).waitFor();
  await one.page.bringToFront();
  await one.page.evaluate('huashu("open")');
  await one.frame.getByText('您好').waitFor();
  for (const badge of badges) await badge.filter({ hasText: /^$/ }).waitFor({ state: 'attached' });
});
