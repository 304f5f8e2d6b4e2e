import type { Browser, CDPSession } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, InShop, openBrowser } from './a-browser.ts';

jest.setTimeout(60_000);

let browser: Browser;
let desk: Desk;
beforeAll(async () => ([browser, desk] = await Promise.all([openBrowser(), Desk.start()])));
afterAll(() => Promise.all([browser.close(), desk.stop()]));

/** Types pinyin, and confirms the candidate with Enter as input methods do: the browser is told key 229. */
async function composeAndConfirm(keys: CDPSession, pinyin: string, chosen: string): Promise<void> {
  await keys.send('Input.imeSetComposition', {
    text: pinyin,
    selectionStart: pinyin.length,
    selectionEnd: pinyin.length,
  });
  await keys.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 229,
  });
  await keys.send('Input.insertText', { text: chosen });
  await keys.send('Input.dispatchKeyEvent', {
    type: 'keyUp',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 13,
  });
}

it('the Enter that confirms a candidate sends nothing in the console; the next one does', async () => {
  const agent = await AtConsole.of(browser, desk, '1001');
  await agent.goOnline();
  const customer = await InShop.of(browser, desk);
  await customer.say('在吗');
  await agent.openChat('在吗');
  await agent.composer.focus();
  await composeAndConfirm(await agent.context.newCDPSession(agent.page), 'ninhao', '您好');
  expect(await agent.composer.inputValue()).toBe('您好');
  expect(await customer.frame.getByText('您好', { exact: true }).count()).toBe(0);

  await agent.composer.press('Enter');
  await customer.frame.getByText('您好', { exact: true }).waitFor();
  expect(await agent.composer.inputValue()).toBe('');
});

it('the same holds in the widget', async () => {
  const customer = await InShop.of(browser, desk);
  await customer.composer.focus();
  await composeAndConfirm(await customer.context.newCDPSession(customer.page), 'zaima', '在么');
  expect(await customer.composer.inputValue()).toBe('在么');

  await customer.composer.press('Enter');
  await customer.frame.getByText('在么').waitFor();
  expect(await customer.composer.inputValue()).toBe('');
});
