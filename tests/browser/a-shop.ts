import { randomUUID } from 'node:crypto';
import type { BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { granted, type Desk } from '../wire/a-desk.ts';
import type { Agent } from '../wire/an-agent.ts';
import { Website } from './a-website.ts';
import { WORDS, type Tongue } from './words.ts';

/** A website of several pages that embeds the widget; a path may carry further attributes of its tag. */
export function openShop(desk: Desk): Promise<Website> {
  return Website.open((path) => {
    const { pathname, searchParams } = new URL(path, 'http://shop');
    if (pathname === '/favicon.ico') return null;
    const attributes = searchParams.get('tag') ?? '';
    return {
      html: `<!doctype html><html><head><title>标题 ${pathname}</title>
        <meta name="viewport" content="width=device-width"></head>
        <body style="font: 16px/1.8 sans-serif"><h1>商店</h1><p>${'shop '.repeat(300)}</p><input id="search" autofocus>
        <script src="${desk.url}/widget.js" ${attributes}></script></body></html>`,
    };
  });
}

/** What has not happened by then will not: the failure then says what was waited for. */
const WITHIN_MS = 20_000;

/** A customer at one page of the shop, in one tab. */
export class Visit {
  readonly frame: FrameLocator;
  readonly iframe: Locator;
  readonly launcher: Locator;
  readonly badge: Locator;
  /** The answer that is shown while the chat is closed. */
  readonly preview: Locator;

  private constructor(
    readonly page: Page,
    readonly words: (typeof WORDS)[Tongue]['shop'],
  ) {
    this.iframe = page.locator('huashu-chat iframe');
    this.frame = page.frameLocator('huashu-chat iframe');
    this.launcher = page.locator('huashu-chat button');
    this.badge = page.locator('huashu-chat b');
    this.preview = this.frame.getByRole('status').getByRole('button');
  }

  static async at(context: BrowserContext, shop: Website, tongue: Tongue, path = '/a'): Promise<Visit> {
    const visit = new Visit(await context.newPage(), WORDS[tongue].shop);
    visit.page.setDefaultTimeout(WITHIN_MS);
    await visit.go(shop, path);
    return visit;
  }

  async go(shop: Website, path: string): Promise<void> {
    await this.page.goto(`${shop.url}${path}`);
    await this.launcher.waitFor({ state: 'attached' });
  }

  get field(): Locator {
    return this.frame.locator('textarea');
  }

  /** Opens the chat and says something in it; gives the chat as the agent knows it. */
  async say(agent: Agent, text: string) {
    if (!(await this.iframe.isVisible())) await this.launcher.click();
    await this.field.fill(text);
    await this.field.press('Enter');
    return agent.chats.first(({ lastText, status }) => lastText === text && status === 'open');
  }

  async close(): Promise<void> {
    await this.frame.getByRole('button', { name: this.words.close, exact: true }).click();
    await this.iframe.waitFor({ state: 'hidden' });
  }

  /** Whether the tab of this page is the one in front, as the browser would tell the frame. */
  async inFront(is: boolean): Promise<void> {
    const state = is ? 'visible' : 'hidden';
    await this.field.evaluate((_, value) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  }

  /** Which of the widget's elements on the page has the focus, by its name. */
  focused(): Promise<unknown> {
    return this.page.evaluate('document.activeElement?.shadowRoot?.activeElement?.localName');
  }

  /** A picture into the folder that `PICTURES` names; without it, none. */
  async pictured(name: string): Promise<void> {
    const folder = process.env['PICTURES'];
    if (folder) await this.page.screenshot({ path: `${folder}/${name}.png` });
  }
}

/** What the agent answers in a chat. */
export async function answer(agent: Agent, chatId: string, ...texts: string[]): Promise<void> {
  for (const text of texts)
    granted(await agent.socket.emitWithAck('message', { chatId, clientId: randomUUID(), text }));
}
