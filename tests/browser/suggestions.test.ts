import type { Browser } from 'playwright-core';
import type { Report } from '../../protocol/reports.ts';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, everybodyLeaves, openBrowser, type InShop } from './a-browser.ts';
import { comeToWork } from './at-work.ts';
import { expectFit } from './fit.ts';
import { until } from './until.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

const SAID = {
  'zh-CN': {
    question: '请问耳机支持两台设备吗',
    thanks: '谢谢',
    wish: '{{company}}祝您每天好心情，{{month}}见！',
    filled: '祝您每天好心情，',
    explained: '可以同时连接两台设备，长按左耳三秒就能在它们之间切换。',
    typed: 'zyue',
    chosen: '九月',
    turn: ['耳机左边没声音了', '能不能换一个', '我发个图给你看'],
    matter: '报告故障',
  },
  en: {
    question: 'Does it pair with two phones?',
    thanks: 'Thank you',
    wish: '{{company}} wishes you a lovely day, see you in {{month}}!',
    filled: 'wishes you a lovely day',
    explained: 'It pairs with two phones at once, hold the left bud for three seconds to switch over.',
    typed: 'jiu',
    chosen: 'September',
    turn: ['the left earbud stopped working', 'can I get another one', 'let me send a picture'],
    matter: 'Fault',
  },
};

const SELECTED =
  'document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)';

/** Ctrl+Enter, which an impatient finger presses again before anything could be answered. */
const TWICE = `for (const _ of [1, 2])
  document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }))`;

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(A_TONGUE)('suggestions at the screen, in %s', (tongue) => {
  const said = SAID[tongue];
  let desk: Desk;
  let agent: AtConsole;
  let customer: InShop;
  beforeAll(async () => (desk = await Desk.start({ DESK_LOCALE: tongue })));
  afterAll(() => desk.stop());
  beforeEach(async () => {
    ({ agent, customer } = await comeToWork(browser, desk, tongue));
    await customer.say(said.question);
    await agent.openNext();
  });
  afterEach(async () => {
    await everybodyLeaves(browser);
    await desk.clear();
  });

  const pictured = async (name: string): Promise<void> => {
    if (!process.env['PICTURES']) return;
    await agent.pictured(name);
    await agent.page.setViewportSize({ width: 375, height: 740 });
    await agent.pictured(name);
    await expectFit(agent.page);
    await agent.page.setViewportSize({ width: 1440, height: 900 });
  };
  const words = () => agent.words.desk.assistant;

  it('a draft is pinned by keys alone, found by its shortcut, suggested, and its blank is one Tab away', async () => {
    const { page, composer } = agent;
    await customer.say(said.thanks);
    await page.getByText(words().owed.thanks).waitFor();
    await pictured('owed');
    await composer.fill(said.wish);
    await page.keyboard.press('Alt+d');
    await page.getByRole('dialog', { name: words().pin.heading }).waitFor();
    await expectFit(page);
    await page.getByLabel(words().pin.shortcut).fill('zhu');
    await pictured('pin');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await composer.fill('');
    await composer.press('/');
    await page.keyboard.type('zhu');
    await page.locator('.phrase-search_finder-item').getByText(said.filled).waitFor();
    await expectFit(page);
    await pictured('finder');
    // The first empties the field, the second closes the window.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('.assistant_phrases .assistant_own-mark').first().waitFor();
    await pictured('suggested');
    await page.keyboard.press('Alt+Digit1');
    // The window that has just closed may still be giving the focus back.
    await until(page, `document.activeElement === document.querySelector('.composer_composer textarea')`);
    expect(await page.evaluate(SELECTED)).toBe('{{month}}');

    // An input method confirms its candidate with Enter and with Tab: neither sends nor leaves the field.
    const keys = await agent.context.newCDPSession(page);
    await keys.send('Input.imeSetComposition', { text: said.typed, selectionStart: 3, selectionEnd: 3 });
    for (const key of ['Tab', 'Enter'])
      await keys.send('Input.dispatchKeyEvent', {
        ...{ type: 'rawKeyDown', key, code: key, windowsVirtualKeyCode: 229 },
      });
    await keys.send('Input.insertText', { text: said.chosen });
    expect(await composer.inputValue()).toContain(said.chosen);
    await composer.press('Enter');
    await customer.frame.getByText(said.chosen).first().waitFor();
    for (const one of [agent, customer]) expect(one.complaints).toEqual([]);
  });

  it('a matter told in three short lines is one suggestion, which the lines after it leave standing', async () => {
    const { page, composer } = agent;
    await composer.fill(said.explained);
    await composer.press('Enter');
    for (const line of said.turn) await customer.say(line);
    await page.locator('.assistant_situation-title').getByText(said.matter, { exact: true }).waitFor();
    expect(await page.locator('.assistant_situation-title').first().textContent()).toBe(said.matter);
    for (const one of [agent, customer]) expect(one.complaints).toEqual([]);
  });

  it('own phrases are listed, moved, changed and taken away by keys, and shared ones come at once', async () => {
    const { page } = agent;
    const colleague = await AtConsole.of(browser, desk, '1002', { tongue });
    for (const text of ['AAA', 'BBB']) {
      await agent.composer.fill(text);
      await page.keyboard.press('Alt+d');
      await page.getByText(words().pin.scopes.everybody, { exact: true }).click();
      await page.evaluate(TWICE);
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await colleague.me.click();
    await colleague.page.getByRole('menuitem', { name: words().own.heading }).click();
    await colleague.page.locator('.own-phrases_own-row').nth(1).waitFor();
    expect(await colleague.page.locator('.own-phrases_own-row').count()).toBe(2);
    expect(await colleague.page.locator('.own-phrases_own-tools').count()).toBe(0);

    await page.keyboard.press('Alt+d');
    await page.getByRole('button', { name: words().pin.all }).click();
    await page.getByRole('dialog', { name: words().own.heading }).waitFor();
    await expectFit(page);
    await pictured('own');
    await page.getByRole('button', { name: `${words().own.edit}: AAA` }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await colleague.page.locator('.own-phrases_own-row').first().getByText('AAA').waitFor();
    // To share it with fewer is asked about too, and a hasty Enter leaves it with everybody.
    const { dropAsk, lessAsk } = words().own;
    await page.getByRole('button', { name: `${words().own.edit}: BBB` }).press('Enter');
    await page.getByText(words().pin.scopes.own, { exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: words().pin.keep }).click();
    await page.getByRole('alertdialog', { name: lessAsk.heading }).getByText(lessAsk.left.own).waitFor();
    await expectFit(page);
    await pictured('fewer');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: words().pin.all }).click();
    await colleague.page.getByText('BBB').waitFor();
    await page.getByRole('button', { name: `${words().own.drop}: BBB` }).press('Enter');
    const question = page.getByRole('alertdialog', { name: dropAsk.heading });
    await question.getByText(dropAsk.sees.everybody).waitFor();
    await expectFit(page);
    await pictured('drop');
    // A hasty Enter only goes back.
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: `${words().own.drop}: BBB` }).press('Enter');
    await question.getByText('BBB').waitFor();
    await question.getByRole('button', { name: dropAsk.confirm }).click();
    await page.getByRole('status').getByText(dropAsk.done).waitFor();
    await colleague.page.getByText('BBB').waitFor({ state: 'detached' });
    for (const one of [agent, colleague]) expect(one.complaints).toEqual([]);
  });

  it('the same words twice ask first, and an input method’s Enter answers nothing', async () => {
    const { page, composer } = agent;
    const asks = page.getByRole('status').getByText(agent.words.desk.chat.composer.again.slice(0, 12));
    for (let time = 0; time < 2; time += 1) {
      await composer.fill(said.explained);
      await composer.press('Enter');
    }
    await asks.waitFor();
    expect(await page.evaluate(SELECTED)).toBe(said.explained);
    const keys = await agent.context.newCDPSession(page);
    await keys.send('Input.dispatchKeyEvent', {
      ...{ type: 'rawKeyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229, modifiers: 2 },
    });
    expect(await composer.inputValue()).toBe(said.explained);
    await composer.press('Control+Enter');
    await customer.frame.getByText(said.explained).nth(1).waitFor();
    await reported(desk, 1);
    await composer.fill(said.explained);
    await composer.press('Enter');
    await composer.press('Delete');
    expect(await composer.inputValue()).toBe('');
    await composer.fill(said.explained);
    await composer.press('Enter');
    await pictured('again');
    for (const one of [agent, customer]) expect(one.complaints).toEqual([]);
  });

  it('[S1(18)] [P7] an explanation to confirm and a promise that runs out are said', async () => {
    const { page, composer } = agent;
    await composer.fill(said.explained);
    await composer.press('Enter');
    await page.getByText(words().owed.confirm_understood).waitFor();
    await page.clock.install();
    await page.keyboard.press('Alt+h');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('1');
    await page.getByText(agent.words.desk.inbox.held).first().waitFor();
    await page.clock.fastForward(40_000);
    await page.locator('.assistant_reminders').getByText('0:').waitFor();
    await pictured('promise');
    for (const one of [agent, customer]) expect(one.complaints).toEqual([]);
  });
});

/** Resolves when the lead's report of these days has counted so many messages that say the same again. */
async function reported(desk: Desk, count: number): Promise<void> {
  const cookie = await desk.cookieOf('9001');
  const day = (by: number): string => new Date(Date.now() + by * 86_400_000).toISOString();
  const counted = async (): Promise<number> => {
    const answer = await desk.get(`/api/reports?from=${day(-1)}&to=${day(1)}`, cookie);
    return ((await answer.json()) as Report).total.wording.saidAgain;
  };
  while ((await counted()) !== count) await new Promise((resolve) => setImmediate(resolve));
}
