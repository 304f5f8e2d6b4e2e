import type { Browser } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(180_000);

let browser: Browser;
let desk: Desk;
beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), Desk.start()]);
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

test.each(A_TONGUE)(
  '%s: a lead changes a phrase by keyboard; agents hear of it and confirm',
  async (tongue) => {
    const lead = await AtConsole.of(browser, desk, '9001', { tongue, width: 1440 });
    const agent = await AtConsole.of(browser, desk, '1001', { tongue, width: 1440 });
    const { manual } = lead.words.desk;
    const { page } = lead;
    await page.keyboard.press('Alt+e');
    await page.getByRole('option').nth(12).waitFor();
    await page.getByRole('searchbox').fill('asks_named_agent');
    await page.getByRole('listbox').press('Home');
    await page.keyboard.press('Enter');
    const field = page
      .getByRole('textbox', { name: new RegExp(`^${manual.phrase.replace('{{number}}', '1')}`) })
      .first();
    await field.waitFor();
    await field.fill(`您好，请问怎么称呼您？${tongue}`);
    await field.press('Alt+ArrowDown');
    await page.getByPlaceholder(manual.why).fill('更亲切');
    await page.keyboard.press('Enter');
    await page
      .getByText(manual.version.replace('{{number}}', String(A_TONGUE.indexOf(tongue) + 1)))
      .waitFor();
    await expectFit(page);
    await page.getByText(manual.notInForce).waitFor();
    await page.getByRole('button', { name: manual.toPublish }).click();
    await page.getByRole('button', { name: manual.replay.run }).click();
    await page.getByLabel(manual.publishWhy).fill('大家注意');
    await expectFit(page);
    await page.getByRole('button', { name: manual.publishNow }).click();
    await agent.page.getByRole('button', { name: manual.news.show }).click();
    await agent.page.getByText('大家注意').first().waitFor();
    await expectFit(agent.page);
    await agent.page.keyboard.press('Enter');
    await agent.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await agent.page.getByRole('button', { name: manual.news.show }).count()).toBe(0);
    expect([...lead.complaints, ...agent.complaints]).toEqual([]);
    await Promise.all([lead.leave(), agent.leave()]);
  },
);

test.each([
  ['dark', { dark: true, width: 1440 }],
  ['320 px', { width: 320, height: 640 }],
])('%s: every part can be read and reached', async (_, look) => {
  const { page, words, ...lead } = await atManual(look);
  const { manual } = words.desk;
  for (const option of ['situation:thanks', 'rule:no_jargon']) {
    await page.locator(`[data-key="${option}"]`).click();
    await page.getByLabel(manual.edit).getByRole('textbox').first().waitFor();
    await expectFit(page);
  }
  for (const tab of [manual.tab.versions, manual.tab.files, manual.tab.readers]) {
    await page.getByRole('button', { name: tab }).click();
    await page.getByLabel(tab).last().waitFor();
    await expectFit(page);
  }
  await lead.context.close();
});

async function atManual(look: object) {
  const lead = await AtConsole.of(browser, desk, '9001', look);
  await lead.page.evaluate("location.hash = '#/manual'");
  await lead.page.getByRole('option').first().waitFor();
  return { page: lead.page, words: lead.words, context: lead.context };
}
