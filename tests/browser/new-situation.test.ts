import type { Browser } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, InShop, openBrowser } from './a-browser.ts';
import { TONGUES } from './words.ts';

jest.setTimeout(120_000);

let browser: Browser;
let desk: Desk;
beforeAll(async () => ([browser, desk] = await Promise.all([openBrowser(), Desk.start()])));
afterAll(() => Promise.all([browser.close(), desk.stop()]));

test.each(TONGUES)('%s: a lead adds a chapter with a situation, in both languages only', async (tongue) => {
  const { page, words, complaints, context } = await atManual(tongue);
  const { manual } = words.desk;
  await page.getByRole('button', { name: manual.new.open }).click();
  await page.getByRole('combobox').selectOption('');
  await page.getByLabel(manual.new.chapterId).fill(`loans-${tongue.toLowerCase()}`);
  await page.getByLabel(manual.new.id).fill('thanks');
  await page.getByText(manual.new.taken).waitFor();
  await page.getByLabel(manual.new.id).fill(`loan_${tongue.slice(0, 2)}`);
  const fields = await page.getByLabel(manual.edit).locator('textarea').all();
  for (const field of fields.slice(0, -1)) await field.fill('利率 rate');
  const add = page.getByRole('button', { name: manual.new.add, exact: true });
  expect(await add.isDisabled()).toBe(true);
  await fields.at(-1)?.fill('One moment, I will look up the rate.');
  expect(await add.isEnabled()).toBe(true);
  await add.click();
  await page.getByRole('option', { name: '利率 rate' }).last().waitFor();
  await page.getByPlaceholder(manual.why).fill('新业务');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: manual.tab.versions }).click();
  await page.locator('.versions_manual-diff').getByText('利率 rate').first().waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('a lead sees how often a phrase was sent as it stands', async () => {
  const agent = await AtConsole.of(browser, desk, '1001');
  await agent.goOnline();
  const customer = await InShop.of(browser, desk);
  await customer.say('谢谢');
  await agent.openChat('谢谢');
  await agent.page.keyboard.press('Alt+1');
  await agent.composer.press('Enter');
  await agent.page.locator('.message_message[data-side=staff]').first().waitFor();
  const { page, words, context } = await atManual('zh-CN');
  await page.locator('[data-key="situation:thanks"]').click();
  await page
    .getByText(words.desk.manual.uses.phrase.split('{{')[0] ?? '')
    .first()
    .waitFor();
  expect(await page.getByLabel(words.desk.manual.edit).textContent()).toContain('原文 1，改后 0');
  await Promise.all([context.close(), agent.leave(), customer.leave()]);
});

async function atManual(tongue: (typeof TONGUES)[number]) {
  const lead = await AtConsole.of(browser, desk, '9001', { tongue, width: 1440 });
  await lead.page.evaluate("location.hash = '#/manual'");
  await lead.page.getByRole('option').first().waitFor();
  return lead;
}
