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

/** In place of the loudspeaker, a note of each tone, and of each time that a tab asked whether it is the one to play. */
const LISTEN = `(() => {
  const param = { value: 0, setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} };
  const node = { connect: (next) => next, frequency: param, gain: param, stop() {} };
  window.AudioContext = class {
    currentTime = 0;
    resume = () => Promise.resolve();
    close = () => Promise.resolve();
    createGain = () => node;
    createOscillator = () => ({ ...node, start: () => void noted('tone') });
  };
  const { request } = LockManager.prototype;
  LockManager.prototype.request = function (...all) {
    void noted('asked');
    return request.apply(this, all);
  };
})()`;

/** Of which a chime is made. */
const TONES = 2;

test.each(A_TONGUE)(
  'one of several tabs plays a tone for an answer, unless it is turned off, in %s',
  async (tongue) => {
    context = await browser.newContext();
    const notes: string[] = [];
    let look = (): void => undefined;
    /** Waits until so many tabs have asked, and as many tones as belong to so many answers have been played. */
    const noted = (asked: number, answers: number) =>
      new Promise<void>((resolve) => {
        look = () => {
          const tones = notes.filter((note) => note === 'tone').length;
          if (notes.length - tones >= asked && tones >= answers * TONES) resolve();
        };
        look();
      });
    await context.exposeFunction('noted', (what: string) => {
      notes.push(what);
      look();
    });
    await context.addInitScript(LISTEN);
    const tag = `/a?tag=data-locale=${tongue}`;
    const one = await Visit.at(context, shop, tongue, tag);
    const chat = await one.say(agent, `tone ${tongue}`);
    await one.close();
    const two = await Visit.at(context, shop, tongue, tag);
    await two.field.waitFor({ state: 'attached' });

    await answer(agent, chat.id, 'first');
    await noted(2, 1);
    await answer(agent, chat.id, 'second');
    await noted(4, 2);
    // The page that comes asks for an answer of which it hears anew.
    await two.page.reload();
    await two.badge.filter({ hasText: '2' }).waitFor();
    await noted(5, 2);
    await answer(agent, chat.id, 'third');
    await noted(7, 3);
    expect(notes.filter((note) => note === 'tone')).toHaveLength(3 * TONES);

    await one.page.bringToFront();
    await one.launcher.click();
    await one.frame.locator('textarea:focus').waitFor();
    await one.frame.getByRole('button', { name: one.words.menu, exact: true }).click();
    await one.frame.getByRole('button', { name: one.words.soundOff, exact: true }).click();
    await two.page.bringToFront();
    await two.launcher.click();
    await two.frame.locator('textarea:focus').waitFor();
    await two.frame.getByRole('button', { name: two.words.menu, exact: true }).click();
    await two.frame.getByRole('button', { name: two.words.soundOn, exact: true }).waitFor();
    // The next page knows it too.
    await two.page.reload();
    await two.frame.getByRole('button', { name: two.words.menu, exact: true }).click();
    await two.frame.getByRole('button', { name: two.words.soundOn, exact: true }).waitFor();
  },
);
