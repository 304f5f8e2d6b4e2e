import type { Browser, Page } from 'playwright-core';
import type { Desk } from '../wire/a-desk.ts';
import { everybodyLeaves, openBrowser } from './a-browser.ts';
import { atWork } from './at-work.ts';
import { TONGUES } from './words.ts';

jest.setTimeout(120_000);

let browser: Browser;
let desk: Desk | undefined;
beforeAll(async () => (browser = await openBrowser()));
afterEach(async () => {
  await everybodyLeaves(browser);
  await desk?.stop();
  desk = undefined;
});
afterAll(() => browser.close());

const NAME = `محمد (VIP) ${'بن عبد الله '.repeat(6)}`;
const ARABIC = 'مرحبا، أين طلبي A1001؟';
const HEBREW = 'שלום! ההזמנה 1001 לא הגיעה (עדיין).';
const MIXED = 'Hello محمد, https://shop.example/a';
const LONG = `أين طلبي A1001؟ ${'لم يصل بعد '.repeat(20)}`;

/** Whether the first letter of a text is within the part of it that is not clipped. */
function beginsInView(page: Page, text: string): Promise<boolean> {
  return page.evaluate(`(() => {
    const whole = document.querySelector(${JSON.stringify(text)});
    const range = document.createRange();
    range.setStart(whole.firstChild, 0);
    range.setEnd(whole.firstChild, 1);
    const [letter, box] = [range, whole.parentElement].map((one) => one.getBoundingClientRect());
    return letter.left >= box.left - 1 && letter.right <= box.right + 1;
  })()`);
}

const directionOf = (text: string) =>
  `getComputedStyle([...document.querySelectorAll('.message_said, .line > .bubble')].find((one) => one.textContent === ${JSON.stringify(text)})).direction`;

it.each(TONGUES)(
  'Arabic and Hebrew run their own way on both sides, begin where they can be read, and turn nothing around, in %s',
  async (tongue) => {
    const { agent, customer, ...work } = await atWork(browser, tongue);
    desk = work.desk;
    const identity = JSON.stringify({ name: NAME, attributes: { מקור: 'אתר' } });
    await customer.page.evaluate(`huashu('identify', ${identity})`);
    for (const text of [ARABIC, HEBREW, MIXED, LONG]) await customer.say(text);
    await agent.openNext();
    await agent.page.locator('.message_said', { hasText: MIXED }).waitFor();
    await agent.composer.fill(HEBREW);
    await agent.composer.press('Enter');
    await customer.frame.locator('.theirs .bubble', { hasText: HEBREW }).waitFor();
    await customer.say(LONG);
    await agent.page.locator('.chat-row_row-text', { hasText: 'لم يصل بعد' }).waitFor();

    for (const [text, direction] of [
      [ARABIC, 'rtl'],
      [HEBREW, 'rtl'],
      [MIXED, 'ltr'],
    ] as const)
      for (const place of [agent.page, customer.frame])
        expect(await place.evaluate(directionOf(text))).toBe(direction);
    for (const text of ['.chat-row_row-text bdi', 'bdi.chat-row_row-name', '.chat-header_customer-name bdi'])
      expect([text, await beginsInView(agent.page, text)]).toEqual([text, true]);
    await agent.composer.fill(ARABIC);
    await customer.composer.fill(ARABIC);
    await agent.pictured('directions');
    await customer.pictured('directions-widget');
  },
);
