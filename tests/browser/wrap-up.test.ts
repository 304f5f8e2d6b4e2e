import type { Browser } from 'playwright-core';
import { Customer } from '../wire/a-customer.ts';
import { Desk, granted } from '../wire/a-desk.ts';
import { Administrator } from '../wire/administering.ts';
import { AtConsole, everybodyLeaves, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { until } from './until.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(180_000);

const SAID = {
  'zh-CN': {
    ...{
      angry: '我要投诉你们',
      other: '在吗',
      reason: '投诉服务',
      late: '发货超时',
      phone: '手机',
      typed: '超时',
    },
    ...{ reply: '请您稍等', summary: '投诉发货太慢' },
  },
  en: {
    ...{
      angry: 'I want to make a complaint about you',
      other: 'Hello there',
      reason: 'Complaint',
      late: 'Sent late',
    },
    ...{ phone: 'Phone', typed: 'late', reply: 'Let me see', summary: 'Complains about a late parcel' },
  },
};

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(A_TONGUE)('[wrap-up] in %s', (tongue) => {
  const said = SAID[tongue];
  let desk: Desk;
  let admin: Administrator;
  beforeAll(async () => {
    desk = await Desk.start({ DESK_LOCALE: tongue });
    admin = await Administrator.of(desk);
  });
  afterEach(() => everybodyLeaves(browser));
  afterAll(() => desk.stop());

  it('an administrator makes the tree by keys, and gives a tag its situation', async () => {
    const somebody = await AtConsole.of(browser, desk, 'admin', { tongue });
    const { page, words, complaints } = somebody;
    const { tags } = words.desk;
    await page.keyboard.press('Alt+End');
    const add = (kind: 'reason' | 'product') =>
      page.getByRole('button', { name: tags.add.replace('{{kind}}', tags.kinds[kind]) });
    await add('reason').press('Enter');
    await page.keyboard.type(said.reason);
    await page.getByRole('button', { name: tags.addBelow.replace('{{name}}', said.reason) }).press('Enter');
    await page.keyboard.type(said.late);
    await add('product').press('Enter');
    await page.keyboard.type(said.phone);
    await page.getByRole('button', { name: tags.more.replace('{{name}}', said.reason) }).press('Enter');
    await page.getByLabel(tags.situations).selectOption('complaint');
    await page.getByRole('button', { name: tags.save }).press('Enter');
    await until(page, `document.querySelectorAll('[data-depth="1"]').length === 1`);
    await somebody.pictured('tags');
    await expectFit(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await expectFit(page);
    const { body } = await admin.ask<{ trees: { tags: { name: string }[] }[] }>('GET', '/api/tags');
    expect(body.trees[0]?.tags.map(({ name }) => name)).toEqual([said.reason, said.late, said.phone]);
    expect(complaints).toEqual([]);
  });

  it('an agent writes it up after the close without a mouse: suggested first, found by typing, and the next chat follows', async () => {
    await admin.set({ wrapUpTime: '60s', wrapUpHolds: true, wrapUpRequired: true });
    const agent = await AtConsole.of(browser, desk, '1001', { tongue });
    const { page, words } = agent;
    const { chat: word } = words.desk;
    await agent.goOnline();
    const customers: Customer[] = [];
    for (const text of [said.angry, said.other]) {
      const customer = await Customer.come(desk.url, { locale: tongue });
      customers.push(customer);
      granted(await customer.socket.emitWithAck('start', { clientId: text, text }));
      await page.locator('.chat-row_row-item').getByText(text).waitFor();
    }
    await agent.openChat(said.angry);
    await agent.composer.fill(said.reply);
    await agent.composer.press('Enter');
    await page.keyboard.press('Alt+Enter');
    const form = page.getByRole('region', { name: word.wrapUp.region });
    // The tags are there before the answer that says which ones are suggested.
    await form.getByRole('option').getByText(word.wrapUp.suggested).first().waitFor();
    expect(await form.getByRole('option').first().textContent()).toContain(word.wrapUp.suggested);
    // The list covers nothing of its form.
    const [list, whole] = [await form.getByRole('listbox').boundingBox(), await form.boundingBox()];
    expect((list?.y ?? 0) + (list?.height ?? 0)).toBeLessThanOrEqual((whole?.y ?? 0) + 1);
    await page.keyboard.press('Enter');
    await page.keyboard.type(said.typed);
    // What an input method confirms takes no tag.
    await page.evaluate(`document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
      { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true }))`);
    expect(await form.locator('.wrap-up_chip').count()).toBe(1);
    await page.keyboard.press('Enter');
    await form.locator('.wrap-up_chip').nth(1).waitFor();
    await agent.pictured('wrap-up-during');
    await page.keyboard.press('Escape');
    await form.getByLabel(word.wrapUp.summary).fill(said.summary);
    await page.keyboard.press('Control+Enter');
    await form.waitFor({ state: 'detached' });
    await page.locator('.log_log').getByText(said.summary).waitFor();

    customers[0]?.socket.emit('leave', {}, () => undefined);
    await form.getByRole('timer').waitFor();
    await agent.pictured('wrap-up-after');
    await expectFit(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await expectFit(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.keyboard.press('Control+Enter');
    await page.locator('.log_log').getByText(said.other).waitFor();

    await page.keyboard.press('Alt+z');
    await page
      .getByLabel(words.desk.finder.filters.tag)
      .selectOption({ label: `${said.reason} / ${said.late}` });
    await page.locator('.chat-row_row-item').first().waitFor();
    expect(await page.locator('.chat-row_row-item').count()).toBe(1);
    for (const customer of customers) customer.go();
    expect(agent.complaints).toEqual([]);
  });

  it('a lead reads the tags in the report, with the files beside it', async () => {
    const lead = await AtConsole.of(browser, desk, '9001', { tongue });
    await lead.page.keyboard.press('Alt+i');
    const { reports } = lead.words.desk;
    await lead.page.getByRole('heading', { name: reports.tags, exact: true }).waitFor();
    await lead.page.getByRole('link', { name: reports.chatFile.xlsx }).waitFor();
    await lead.pictured('tags-report');
    await expectFit(lead.page);
  });
});
