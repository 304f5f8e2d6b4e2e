import type { Browser } from 'playwright-core';
import { v7 as newId } from 'uuid';
import { Desk, granted } from '../wire/a-desk.ts';
import { ratingWords } from '../../client/widget/locales/rating-words.ts';
import { Casework } from '../wire/casework.ts';
import { Administrator } from '../wire/administering.ts';
import { AtConsole, InShop, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { A_TONGUE, TONGUES } from './words.ts';

jest.setTimeout(120_000);

let browser: Browser;
let desk: Desk;
beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), Desk.start()]);
  const agent = await desk.agent('1001');
  const { chatId } = await desk.chat(agent);
  const said = { chatId, clientId: newId(), text: '您好，请稍等' };
  granted(await agent.socket.emitWithAck('message', said));
}, 60_000);
afterAll(() => Promise.all([browser.close(), desk.stop()]));

describe.each(A_TONGUE)('a lead, in %s', (tongue) => {
  it('chooses days by keyboard, and reads each figure beside that of the time before', async () => {
    const lead = await AtConsole.of(browser, desk, '9001', { tongue });
    const { page, words } = lead;
    const { reports, days } = words.desk;
    await lead.me.getByText(words.desk.me.away, { exact: true }).waitFor();
    await page.keyboard.press('Alt+i');
    const main = page.getByRole('main', { name: reports.heading });
    const before = main.getByText(reports.before.replace('{{value}}', '0')).first();
    await before.waitFor();
    await main.getByText(reports.medianOf.replace('{{name}}', reports.firstReply), { exact: true }).waitFor();
    await main.getByText(reports.alikeTooFew).waitFor();
    await main.getByRole('rowheader', { name: '1001 林小满' }).waitFor();
    const today = await page.getByLabel(days.from).inputValue();
    expect(await page.getByLabel(days.to).inputValue()).toBe(today);

    await page.getByLabel(days.to).fill('2020-03-09');
    await main.getByText(reports.empty).waitFor();
    expect(await page.getByLabel(days.from).inputValue()).toBe('2020-03-09');
    const [day, week] = [reports.ranges.today, reports.ranges.week];
    expect(await page.getByRole('button', { name: day }).getAttribute('aria-pressed')).toBe('false');
    await page.getByLabel(days.to).fill('2024-03-09');
    await main.getByText(reports.tooLong).waitFor();
    await page.getByRole('button', { name: week }).press('Enter');
    await before.waitFor();
    for (const [width, dark] of [
      [1440, false],
      [1440, true],
      [1024, false],
      [390, false],
      [390, true],
    ] as const) {
      await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
      await page.setViewportSize({ width, height: 800 });
      await lead.pictured(dark ? 'reports-dark' : 'reports');
      await expectFit(page);
    }
    // The browser itself writes down that a question was refused.
    expect(lead.complaints.filter((line) => !line.includes('status of 400'))).toEqual([]);
    await lead.leave();
  });
});

describe('[P5] [P7] what was promised, and whether it was done', () => {
  beforeAll(async () => {
    const agent = await desk.agent('1002');
    const work = await Casework.of(desk, '1002');
    const dueAt = new Date(Date.now() + 3_600_000).toISOString();
    const { chatId, customer } = await desk.chat(agent, '杯子碎了');
    const { number } = await work.complaint({ chatId });
    await work.codes(number, { type: 'verified' }, { type: 'answered' });
    for (const text of ['下午答复', '明天答复', '后天答复'])
      await work.open({ kind: 'promise', dueAt, text, chatId });
    const [kept = '', broken = ''] = await work.find('?kind=promise');
    await work.codes(kept, { type: 'kept' });
    await work.codes(broken, { type: 'broken' });
    granted(await agent.socket.emitWithAck('close', { chatId, skipped: '客户已离开' }));
    granted(await customer.socket.emitWithAck('rate', { score: 3, expected: 5 }));
  });

  test.each(A_TONGUE)('a lead goes from a figure to the case behind it and back, in %s', async (tongue) => {
    const lead = await AtConsole.of(browser, desk, '9001', { tongue });
    const { page, words } = lead;
    const { measures } = words.desk;
    await lead.me.getByText(words.desk.me.away, { exact: true }).waitFor();
    await page.keyboard.press('Alt+i');
    await page.getByRole('radio', { name: measures.tabs.promises }).click();
    await page.getByRole('button', { name: measures.names.promises, exact: true }).click();
    const section = page.getByRole('region', { name: measures.names.promises });
    await section.getByText(measures.hints.promises).waitFor();
    await section.getByRole('img').waitFor();
    const byAgent = page.getByRole('region', { name: measures.slices.agent }).first();
    const what = [measures.names.promises, measures.parts.promises.broken].join(' · ');
    const link = byAgent.getByRole('button', {
      name: new RegExp(`^1[,，].*${measures.parts.promises.broken}`),
    });
    await link.press('Enter');
    const list = page.getByRole('complementary', { name: measures.behind.heading });
    await list.getByRole('heading', { name: new RegExp(`^${what}`) }).waitFor();
    await list.getByText(measures.behind.count.replace('{{count}}', '1'), { exact: true }).waitFor();
    await list.getByRole('button', { name: /T-\d+/ }).press('Enter');
    const peek = page.getByRole('dialog');
    await peek.waitFor();
    await page.keyboard.press('Escape');
    await peek.waitFor({ state: 'hidden' });
    await list.getByRole('heading').press('Escape');
    await list.waitFor({ state: 'hidden' });
    expect(lead.complaints).toEqual([]);
    await lead.leave();
  });

  test.each(TONGUES)('the figures fit every window, in %s', async (tongue) => {
    const lead = await AtConsole.of(browser, desk, '9001', { tongue });
    const { page, words } = lead;
    const { measures } = words.desk;
    await lead.me.getByText(words.desk.me.away, { exact: true }).waitFor();
    await page.keyboard.press('Alt+i');
    await page.getByRole('radio', { name: measures.tabs.promises }).click();
    const card = page.getByRole('button', { name: measures.names.expectation, exact: true });
    for (const [width, dark] of [
      [1440, false],
      [1440, true],
      [390, true],
      [320, false],
    ] as const) {
      await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
      await page.setViewportSize({ width, height: 800 });
      await card.waitFor();
      await lead.pictured(dark ? 'measures-dark' : 'measures');
      await expectFit(page);
    }
    await page
      .getByRole('button', { name: new RegExp(`^1[,，].*${measures.parts.complaints.complaints}`) })
      .first()
      .press('Enter');
    await page.getByRole('complementary', { name: measures.behind.heading }).getByRole('listitem').waitFor();
    await lead.pictured('measures-behind');
    await expectFit(page);
    await lead.leave();
  });

  test.each(TONGUES)(
    'S4: a customer says what they had expected and what they got, in %s',
    async (tongue) => {
      const admin = await Administrator.of(desk);
      await admin.set({ askExpected: true });
      // With nobody online the shop would ask for a way to reach the customer first.
      const agent = await desk.agent('1002', 'online');
      const customer = await InShop.of(browser, desk, { tongue, width: 320, height: 700 });
      await customer.say('杯子碎了');
      const was = await agent.chats.first(({ status }) => status === 'open');
      granted(await agent.socket.emitWithAck('close', { chatId: was.id, skipped: '客户已离开' }));
      const words = ratingWords(tongue);
      const ask = (question: string) => customer.frame.getByRole('group', { name: question });
      await ask(words.expected).getByTitle(words.scores[4], { exact: true }).click();
      await ask(words.perceived).getByTitle(words.scores[2], { exact: true }).click();
      await customer.pictured('rating');
      await expectFit(customer.frame);
      await customer.frame.getByRole('button', { name: customer.words.shop.sendRating, exact: true }).click();
      await customer.frame.getByText(customer.words.shop.thanks).waitFor();
      const rated = await agent.entries.first(({ chatId, kind }) => chatId === was.id && kind === 'rated');
      expect(rated.data).toEqual({ score: 3, expected: 5 });
      expect(customer.complaints).toEqual([]);
      await customer.leave();
    },
  );
});
