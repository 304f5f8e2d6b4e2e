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

const LONG = 'line\n'.repeat(60) + 'the end';

describe.each(A_TONGUE)('over page loads, in %s', (tongue) => {
  const at = (path: string): string => `${path}?tag=data-locale=${tongue}`;
  const visit = (): Promise<Visit> => Visit.at(context, shop, tongue, at('/a'));
  /** A customer with an open chat that is longer than the screen, and a draft, who goes to the next page. */
  const movedOn = async (text: string): Promise<Visit> => {
    const one = await visit();
    const chat = await one.say(agent, `${text} ${tongue}`);
    await answer(agent, chat.id, LONG);
    await one.frame.getByRole('log').getByText('the end').waitFor();
    await one.field.fill('draft');
    await one.go(shop, at('/b'));
    await one.frame.getByRole('log').getByText('the end').waitFor({ state: 'attached' });
    return one;
  };

  describe('1440 pixels wide', () => {
    beforeEach(async () => {
      context = await browser.newContext({ viewport: { width: 1440, height: 844 } });
    });

    it('an open chat stays open, with the draft and at its end, and takes the focus from nobody', async () => {
      const one = await movedOn('stays');
      expect(await one.iframe.isVisible()).toBe(true);
      expect(await one.field.inputValue()).toBe('draft');
      await atEnd(one);
      expect(await one.page.evaluate('document.activeElement.id')).toBe('search');
      await one.pictured(`reopened-${tongue}-1440`);
    });

    it('also one that nothing was written in stays open', async () => {
      const one = await visit();
      await one.launcher.click();
      await one.frame.locator('textarea:focus').waitFor();
      await one.page.reload();
      await one.field.waitFor();
      expect(await one.iframe.isVisible()).toBe(true);
    });
  });

  describe.each([
    [390, 844],
    [844, 390],
  ])('on a screen of %i by %i pixels, which the open chat covers', (width, height) => {
    beforeEach(async () => {
      context = await browser.newContext({ viewport: { width, height } });
    });

    it('the page is in sight again; opened, the chat is as it was', async () => {
      const one = await movedOn(`covers ${width}`);
      expect(await one.iframe.isVisible()).toBe(false);
      expect(await one.launcher.isVisible()).toBe(true);
      await one.pictured(`next-page-${tongue}-${width}`);
      await one.launcher.click();
      await one.field.waitFor();
      expect(await one.field.inputValue()).toBe('draft');
      await atEnd(one);
      await one.pictured(`reopened-${tongue}-${width}`);
    });

    it('an answer is shown above the button of the next page', async () => {
      const one = await visit();
      const chat = await one.say(agent, `covers answer ${tongue} ${width}`);
      await one.go(shop, at('/b'));
      await answer(agent, chat.id, 'here it is');
      await one.preview.getByText('here it is').waitFor();
    });
  });

  describe.each([1440, 390])('%i pixels wide', (width) => {
    it('a closed chat stays closed, and in another tab it begins closed', async () => {
      context = await browser.newContext({ viewport: { width, height: 844 } });
      const one = await visit();
      await one.say(agent, `${tongue} ${width} closed`);
      const two = await visit();
      await two.field.waitFor({ state: 'attached' });
      expect(await two.iframe.isVisible()).toBe(false);
      await one.page.bringToFront();
      await one.close();
      await one.page.reload();
      await one.field.waitFor({ state: 'attached' });
      expect(await one.iframe.isVisible()).toBe(false);
    });
  });
});

/** Waits until the conversation, which is longer than the screen, stands at its end. */
async function atEnd({ frame }: Visit): Promise<void> {
  const scrolled = await frame.locator('.scroller').evaluate(
    (box) =>
      new Promise<number>((resolve) => {
        const look = (): unknown =>
          box.scrollHeight - box.scrollTop - box.clientHeight < 2
            ? resolve(box.scrollTop)
            : requestAnimationFrame(look);
        look();
      }),
  );
  expect(scrolled).toBeGreaterThan(500);
}
