import type { Browser, BrowserContext } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import type { Agent } from '../wire/an-agent.ts';
import { openBrowser } from './a-browser.ts';
import { answer, openShop, Visit } from './a-shop.ts';
import type { Website } from './a-website.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(60_000);

let browser: Browser;
let desk: Desk;
let shop: Website;
let agent: Agent;
let context: BrowserContext;
beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), Desk.start({ AGENT_CAPACITY: '100' })]);
  shop = await openShop(desk);
  agent = await desk.agent('1001', 'online');
});
afterAll(async () => {
  shop.close();
  await Promise.all([browser.close(), desk.stop()]);
});
afterEach(() => context.close());

const ANSWER =
  '您好，您的订单今天下午已经发出，预计后天送到。Your order left us this afternoon; it should be with you the day after tomorrow.';

describe.each(A_TONGUE)('an answer while the chat is closed, in %s', (tongue) => {
  describe.each([1440, 390])('%i pixels wide', (width) => {
    const tag = `?tag=data-locale=${tongue}`;
    beforeEach(async () => {
      context = await browser.newContext({ viewport: { width, height: 844 } });
    });
    /** A customer who has asked something and closed the chat. */
    const asked = async (text: string) => {
      const visit = await Visit.at(context, shop, tongue, `/a${tag}`);
      const chat = await visit.say(agent, `${text} ${tongue} ${width}`);
      await visit.close();
      return { visit, chat };
    };

    it('is shown in a corner with who says it, and Enter opens the chat at it', async () => {
      const { visit, chat } = await asked('corner');
      await answer(agent, chat.id, ANSWER);
      await visit.preview.getByText(visit.words.agent('1001')).waitFor();
      await visit.preview.getByText('您好').waitFor();
      const box = (await visit.iframe.boundingBox())!;
      const button = (await visit.launcher.boundingBox())!;
      expect(box.width).toBeLessThanOrEqual(300);
      expect(box.height).toBeLessThanOrEqual(100);
      expect(box.x).toBeGreaterThan(width / 5);
      expect(box.y + box.height).toBeLessThan(button.y);
      expect(await visit.badge.textContent()).toBe('1');
      expect(await visit.focused()).toBe('button');
      await visit.pictured(`preview-${tongue}-${width}`);
      await visit.page.evaluate('huashu("set", { theme: "dark" })');
      await visit.frame.locator('[data-theme=dark]').waitFor();
      await visit.pictured(`preview-${tongue}-${width}-dark`);

      await visit.preview.press('Enter');
      await visit.frame.getByRole('log').getByText('您好').waitFor();
      expect((await visit.iframe.boundingBox())!.height).toBeGreaterThan(400);
      await visit.badge.filter({ hasText: /^$/ }).waitFor({ state: 'attached' });
      expect(await visit.preview.count()).toBe(0);
      await visit.frame.locator('textarea:focus').waitFor();
    });

    it('is heard once: the live region stands empty before the words come', async () => {
      const { visit, chat } = await asked('heard');
      await visit.field.evaluate(watchStatus);
      await answer(agent, chat.id, ANSWER);
      await visit.preview.waitFor();
      const heard = await visit.field.evaluate(() => ('heard' in window ? window.heard : null));
      expect(heard).toEqual(['', expect.stringContaining(ANSWER.slice(0, 20))]);
    });

    it('is put away by its button, for later pages too, until there is another answer', async () => {
      const { visit, chat } = await asked('put away');
      await answer(agent, chat.id, 'first');
      await visit.preview.waitFor();
      await visit.frame.getByRole('button', { name: visit.words.dismiss, exact: true }).press('Enter');
      await visit.iframe.waitFor({ state: 'hidden' });
      expect(await visit.badge.textContent()).toBe('1');
      expect(await visit.page.evaluate('document.activeElement.shadowRoot?.activeElement?.localName')).toBe(
        'button',
      );
      await visit.go(shop, `/b${tag}`);
      await visit.badge.filter({ hasText: '1' }).waitFor();
      expect(await visit.iframe.isVisible()).toBe(false);
      await answer(agent, chat.id, 'second');
      await visit.preview.getByText('second').waitFor();
    });

    it('goes away once it is read in another tab, and is not shown late on a page that was behind', async () => {
      const { visit, chat } = await asked('elsewhere');
      const behind = await Visit.at(context, shop, tongue, `/a${tag}`);
      const other = await Visit.at(context, shop, tongue, `/b${tag}`);
      for (const one of [behind, other]) await one.field.waitFor({ state: 'attached' });
      await behind.inFront(false);
      await answer(agent, chat.id, 'to be read');
      await visit.preview.waitFor();
      await behind.badge.filter({ hasText: '1' }).waitFor();
      expect(await behind.iframe.isVisible()).toBe(false);

      await other.launcher.click();
      await visit.iframe.waitFor({ state: 'hidden' });
      await behind.badge.filter({ hasText: /^$/ }).waitFor({ state: 'attached' });
      await behind.inFront(true);
      expect(await behind.preview.count()).toBe(0);
    });
  });

  it('is counted in the title of the page, which comes back as the page wants it', async () => {
    context = await browser.newContext();
    const visit = await Visit.at(context, shop, tongue, `/a?tag=data-locale=${tongue}`);
    const chat = await visit.say(agent, `title ${tongue}`);
    await visit.close();
    await answer(agent, chat.id, 'one', 'two');
    const titled = (title: string) =>
      visit.page.waitForFunction(`document.title.replace(/\\u2002/, ' ') === ${JSON.stringify(title)}`);
    await titled('(2) 标题 /a');
    await visit.page.evaluate('document.title = "(7) 新标题"');
    await titled('(2) (7) 新标题');
    await answer(agent, chat.id, 'three');
    await titled('(3) (7) 新标题');
    await visit.launcher.click();
    await titled('(7) 新标题');
  });
});

it('the title is left alone where the website wishes so', async () => {
  context = await browser.newContext();
  const visit = await Visit.at(context, shop, 'en', '/a?tag=data-locale=en%20data-title-count=none');
  const chat = await visit.say(agent, 'no count');
  await visit.close();
  await answer(agent, chat.id, 'one');
  await visit.badge.filter({ hasText: '1' }).waitFor();
  expect(await visit.page.title()).toBe('标题 /a');
});

/** Notes what a screen reader is told of: the words of the live region, at first and after each change. */
function watchStatus(): void {
  const heard: string[] = [];
  Object.assign(window, { heard });
  new MutationObserver(() => {
    const words = document.querySelector('.preview [role=status]')?.textContent;
    if (words !== undefined && words !== heard.at(-1)) heard.push(words);
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}
