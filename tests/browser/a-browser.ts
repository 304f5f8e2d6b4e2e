import type * as Playwright from 'playwright-core';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import type { Desk } from '../wire/a-desk.ts';
import { WORDS, type Tongue } from './words.ts';

/**
 * Loaded by Node.js itself, once for all files of a worker: Jest would compile these three megabytes anew for every file,
 * half a second each.
 */
const { chromium } = process.getBuiltinModule('node:module').createRequire(__filename)(
  'playwright-core',
) as typeof Playwright;

/** The browser of the run, see `tests/run/open-browser.mjs`. To close it closes the pages of whoever asked for it, no others. */
export function openBrowser(): Promise<Browser> {
  const endpoint = process.env['BROWSER_ENDPOINT'];
  if (!endpoint) throw new Error('BROWSER_ENDPOINT must name a browser; npm test opens one');
  return chromium.connect(endpoint);
}

/** Closes all pages. A page whose desk has stopped keeps reconnecting, which slows down every test after it. */
export async function everybodyLeaves(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}

/** How somebody looks at the pages. */
export interface Look {
  tongue?: Tongue;
  width?: number;
  height?: number;
  dark?: boolean;
}

/** Not signed in yet: the browser itself writes this line when the console asks who is there. */
const EXPECTED = /401 \(Unauthorized\)/;

/** A person at a browser of their own. Whatever their pages complain about fails the test that asks. */
class Person {
  readonly complaints: string[] = [];

  constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly tongue: Tongue,
  ) {
    page.on('console', (message) => {
      if (message.type() !== 'error' || EXPECTED.test(message.text())) return;
      // The address, since "404 (Not Found)" alone does not say what was asked for.
      this.complaints.push(`${message.text()} ${message.location().url}`.trim());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  get words(): (typeof WORDS)[Tongue] {
    return WORDS[this.tongue];
  }

  /** A picture of the page into the folder that `PICTURES` names; without it, none. */
  async pictured(name: string): Promise<void> {
    const folder = process.env['PICTURES'];
    const width = this.page.viewportSize()?.width ?? 0;
    if (folder) await this.page.screenshot({ path: `${folder}/${name}-${this.tongue}-${width}.png` });
  }

  leave(): Promise<void> {
    return this.context.close();
  }
}

/** Somebody of the staff at the console. */
export class AtConsole extends Person {
  /** Signed in already: that the form lets people in is for `set-up.test.ts` and `account.test.ts` to show. */
  static async of(browser: Browser, desk: Desk, account: string, look: Look = {}): Promise<AtConsole> {
    const cookies = (await desk.cookieOf(account)).split('; ').map((pair) => {
      const at = pair.indexOf('=');
      return {
        ...{ name: pair.slice(0, at), value: pair.slice(at + 1), url: desk.url },
        ...{ httpOnly: true, sameSite: 'Lax' as const },
      };
    });
    const { context, page, tongue } = await newPage(browser, look);
    const person = new AtConsole(context, page, tongue);
    await context.addCookies(cookies);
    await page.goto(desk.url);
    await person.me.waitFor();
    return person;
  }

  static async atTheDoor(browser: Browser, desk: Desk, look: Look = {}): Promise<AtConsole> {
    const { context, page, tongue } = await newPage(browser, look);
    const person = new AtConsole(context, page, tongue);
    await page.goto(desk.url);
    await page.getByLabel(person.words.desk.signIn.account).waitFor();
    return person;
  }

  /** Alt+S and 1, as the list says; before the connection stands there is no status to change. */
  async goOnline(): Promise<void> {
    await this.me.getByText(this.words.desk.me.away, { exact: true }).waitFor();
    await this.page.keyboard.press('Alt+s');
    await this.page.getByRole('dialog', { name: this.words.desk.me.own }).waitFor();
    await this.page.keyboard.press('1');
    await this.me.getByText(this.words.desk.me.online, { exact: true }).waitFor();
  }

  /** Who is signed in, with their status: the menu at the top. */
  get me() {
    return this.page.getByRole('button', { name: this.words.desk.me.menu });
  }

  get composer() {
    return this.page.getByRole('textbox', { name: this.words.desk.chat.composer.label });
  }

  /** One of the actions of the chat in view. */
  action(name: 'warn' | 'close' | 'takeOver' | 'transfer') {
    return this.page.getByRole('button', { name: this.words.desk.actions[name] }).first();
  }

  /** Goes by key to the chat that has waited longest, once there is one. */
  async openNext(): Promise<void> {
    await this.page.locator('.chat-row_row-item').first().waitFor({ state: 'attached' });
    await this.page.keyboard.press('Alt+o');
    await this.composer.waitFor();
  }

  /** Opens the chat whose row shows these words. */
  async openChat(text: string): Promise<void> {
    await this.page.getByText(text).first().click();
    await this.composer.waitFor();
  }
}

/** A customer in the demo shop, with the widget open. */
export class InShop extends Person {
  private constructor(
    context: BrowserContext,
    page: Page,
    tongue: Tongue,
    readonly frame: Frame,
  ) {
    super(context, page, tongue);
  }

  static async of(browser: Browser, desk: Desk, look: Look = {}, path?: string): Promise<InShop> {
    const { context, page, tongue } = await newPage(browser, look);
    await page.goto(`${desk.url}${path ?? `/demo?lang=${tongue}`}`);
    return new InShop(context, page, tongue, await openWidget(page));
  }

  get composer() {
    return this.frame.getByRole('textbox', { name: this.words.shop.composer });
  }

  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
    await this.frame.getByText(text).first().waitFor();
  }
}

/** Opens the widget by its public call, and gives its frame. */
export async function openWidget(page: Page): Promise<Frame> {
  await page.evaluate('window.huashu("open")');
  const element = await page.waitForSelector('iframe', { state: 'attached' });
  const frame = await element.contentFrame();
  if (!frame) throw new Error('the widget has no frame');
  await frame.getByRole('textbox').first().waitFor();
  return frame;
}

async function newPage(
  browser: Browser,
  { tongue = 'zh-CN', width = 1440, height = 900, dark = false }: Look,
): Promise<{ context: BrowserContext; page: Page; tongue: Tongue }> {
  const viewport = { width, height };
  const context = await browser.newContext({
    locale: tongue,
    viewport,
    colorScheme: dark ? 'dark' : 'light',
  });
  return { context, page: await context.newPage(), tongue };
}
