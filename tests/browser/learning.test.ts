import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openSqliteStore } from '../../server/storage/sqlite/open.ts';
import { recordFittings } from '../domain/learning/fitting-desk.ts';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, InShop, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(180_000);

const SAID = {
  'zh-CN': {
    situation: '表扬',
    reply: '安装师傅会提前一天跟您约时间。',
    other: 'The fitter calls a day before.',
  },
  en: {
    situation: 'Praise',
    reply: 'The fitter calls you a day before.',
    other: '安装师傅会提前一天跟您约时间。',
  },
};

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(A_TONGUE)('what the desk learns, in %s', (tongue) => {
  const said = SAID[tongue];
  let desk: Desk;
  beforeAll(async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'huashu-learning-'));
    const store = await openSqliteStore({ dataDir, inThread: true, now: Date.now });
    await recordFittings(store, Date.now() - 86_400_000, 'praise');
    await store.close();
    desk = await Desk.start({ DATA_DIR: dataDir, DESK_LOCALE: tongue });
  });
  afterAll(() => desk.stop());

  test('a published version and "not this" change what is offered, and a proposal becomes a phrase', async () => {
    const lead = await AtConsole.of(browser, desk, '9001', { tongue });
    const { page, words } = lead;
    const { learned, manual, proposals } = words.desk;
    await page.evaluate("location.hash = '#/manual'");
    await page.getByRole('button', { name: manual.tab.learned }).click();
    await page.getByText(learned.asShipped).waitFor();
    await page.getByRole('button', { name: learned.learnNow }).click();
    await page.getByRole('table').first().waitFor({ timeout: 120_000 });
    await page.getByText(learned.falseAlarms).waitFor();
    await page.getByText('fitting for the').first().waitFor();
    await expectFit(page);
    await lead.pictured('learned');
    await page.getByRole('button', { name: learned.publish }).click();
    await page.getByText(learned.states.inForce, { exact: true }).waitFor();

    const agent = await AtConsole.of(browser, desk, '1001', { tongue });
    await agent.goOnline();
    const customer = await InShop.of(browser, desk, { tongue });
    await customer.say('please book a fitting for my yellow bench');
    await agent.openNext();
    const situation = agent.page.locator('.assistant_situations li').filter({ hasText: said.situation });
    await situation.first().waitFor();
    await agent.pictured('not-this');
    await agent.page.keyboard.press('Alt+Delete');
    await situation.first().waitFor({ state: 'detached' });

    await agent.composer.fill(said.reply);
    await agent.composer.press('Enter');
    await agent.page.locator('.message_message[data-side=staff]').first().waitFor();
    await agent.page.keyboard.press('Alt+Insert');
    const dialog = agent.page.getByRole('dialog', { name: words.desk.proposals.propose });
    await dialog
      .getByLabel(words.desk.assistant.situation)
      .or(dialog.getByRole('combobox'))
      .first()
      .selectOption('praise');
    await agent.page.keyboard.press('Control+Enter');
    await agent.page.getByText(proposals.proposed).waitFor();

    await page.getByRole('button', { name: manual.tab.proposals }).click();
    await page.getByText(said.reply).waitFor();
    await page.getByLabel(proposals.word).fill('很好 good');
    await expectFit(page);
    await lead.pictured('proposals');
    await page.getByRole('button', { name: proposals.take }).click();
    await agent.page.getByText('很好 good').waitFor();
    const fields = page.getByLabel(manual.edit).locator('textarea');
    const filled = await fields.evaluateAll((all) =>
      all.map((one) => (one as unknown as { value: string }).value),
    );
    const at = filled.lastIndexOf(said.reply);
    expect(at).toBeGreaterThan(-1);
    await fields.nth(tongue === 'en' ? at - 1 : at + 1).fill(said.other);
    await page.getByRole('button', { name: manual.add, exact: true }).click();
    await page.getByPlaceholder(manual.why).fill('推荐 proposed');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: manual.tab.versions }).click();
    await page.getByLabel(manual.publishWhy).fill('推荐 proposed');
    await page.getByRole('button', { name: manual.publishNow }).click();
    await page.getByText(manual.status.inForce).first().waitFor();

    await page.getByRole('button', { name: manual.tab.gaps }).click();
    await page.getByText(words.desk.gaps.noIgnored).waitFor();
    await expectFit(page);
    expect([...lead.complaints, ...agent.complaints]).toEqual([]);
  });
});
