import type { Browser } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { MailServer } from '../wire/a-mail-server.ts';
import { Administrator } from '../wire/administering.ts';
import { Casework } from '../wire/casework.ts';
import { LEAPING } from '../wire/leaping-time.ts';
import { AtConsole, InShop, openBrowser, openWidget } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { A_TONGUE, type Tongue } from './words.ts';

jest.setTimeout(180_000);

interface Said {
  complaint: string;
  proposal: string;
  cause: string;
  measure: string;
  claim: string;
  promise: string;
}

const SAID: Record<Tongue, Said> = {
  'zh-CN': {
    ...{ complaint: '收到的杯子是碎的', proposal: '补寄一只', cause: '包装太薄', measure: '换加厚纸箱' },
    ...{ claim: '您反映的问题我已记录下来', promise: '半小时后给您回复' },
  },
  en: {
    complaint: 'The cup arrived broken',
    proposal: 'Send a new cup',
    cause: 'Thin packaging',
    measure: 'Use thicker boxes',
    claim: 'I have noted down what you told us',
    promise: 'I will get back to you in half an hour',
  },
};

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each(A_TONGUE)('[P5] a complaint on the screen of work, in %s', (tongue) => {
  const said = SAID[tongue];

  it('goes by keys from its recording to the archive, with the approval of a lead', async () => {
    const desk = await Desk.start({ DESK_LOCALE: tongue, ...LEAPING });
    try {
      const socket = await desk.agent('1001');
      const { chatId } = await desk.chat(socket, said.complaint);
      const casework = await Casework.of(desk, '1001');
      const { number } = await casework.complaint({ chatId, seq: 1, complex: true, text: said.complaint });

      const agent = await AtConsole.of(browser, desk, '1001', { tongue });
      const { page, words } = agent;
      const { work } = words.desk;
      await agent.me.getByText(words.desk.me.away, { exact: true }).waitFor();
      await page.keyboard.press('Alt+\\');
      await page.getByRole('button', { name: new RegExp(number) }).press('Enter');
      const panel = page.getByRole('region', { name: number });
      await panel.getByText(said.complaint).first().waitFor();

      const act = async (key: string, type: keyof typeof work.actions, text = ''): Promise<void> => {
        await panel.getByRole('button', { name: work.actions[type], exact: true }).waitFor();
        await page.keyboard.press(key);
        const dialog = page.getByRole('dialog', { name: `${number} · ${work.actions[type]}` });
        await dialog.waitFor();
        if (text !== '') await page.keyboard.insertText(text);
        await page.keyboard.press('Control+Enter');
        await dialog.waitFor({ state: 'detached' });
      };
      await act('Alt+0', 'verified');
      await act('Alt+0', 'proposed', said.proposal);
      await panel.getByText(said.proposal).waitFor();

      const lead = await AtConsole.of(browser, desk, '9001', { tongue, dark: true });
      await lead.page.keyboard.press('Alt+\\');
      await lead.page.getByRole('radio', { name: work.views.approval }).click();
      await lead.page.getByRole('button', { name: new RegExp(number) }).press('Enter');
      await lead.page.getByRole('button', { name: work.actions.approved, exact: true }).waitFor();
      await lead.pictured('work-lead');
      await lead.page.keyboard.press('Alt+0');
      const approval = lead.page.getByRole('dialog', { name: `${number} · ${work.actions.approved}` });
      await approval.getByText(said.proposal).waitFor();
      await lead.pictured('work-approve');
      await lead.page.keyboard.press('Control+Enter');
      await approval.waitFor({ state: 'detached' });
      await lead.page.getByText(work.none).waitFor();

      // The agent's screen follows by itself; the chat is read beside the case.
      await act('Alt+0', 'answered');
      await panel.getByRole('button', { name: work.facts.showChat }).click();
      await page.getByRole('log', { name: words.desk.chat.log }).getByText(said.complaint).waitFor();
      await agent.pictured('work-beside');
      await expectFit(page);
      await page
        .getByRole('main')
        .getByRole('button', { name: words.desk.dialog.close, exact: true })
        .click();
      await act('Alt+0', 'carriedOut');
      await act('Alt+0', 'followedUp');
      await page.keyboard.press('Alt+0');
      await page.getByRole('textbox', { name: work.forms.cause }).fill(said.cause);
      await page.getByRole('textbox', { name: work.forms.measure }).fill(said.measure);
      await page.keyboard.press('Control+Enter');
      await panel.getByRole('button', { name: work.actions.reopened }).waitFor();
      expect((await casework.get(number)).body.case).toMatchObject({
        status: 'done',
        step: 'archived',
        cause: said.cause,
        measure: said.measure,
      });
      await agent.pictured('work-archived');
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 640 });
        await expectFit(page);
        await agent.pictured('work-case');
      }
      expect([...agent.complaints, ...lead.complaints]).toEqual([]);
      await Promise.all([agent.leave(), lead.leave()]);
    } finally {
      await desk.stop();
    }
  });

  it('is recorded from the chat by keys, stands above it with its time', async () => {
    const desk = await Desk.start({ DESK_LOCALE: tongue });
    try {
      const { chatId } = await desk.chat(await desk.agent('1001'), said.complaint);
      const agent = await AtConsole.of(browser, desk, '1001', { tongue });
      const { page, words } = agent;
      const { work } = words.desk;
      await agent.openChat(said.complaint);
      await page.keyboard.press('Alt+=');
      const text = page.getByRole('textbox', { name: work.record.text });
      await text.waitFor();
      expect(await text.inputValue()).toBe(said.complaint);
      await page.getByRole('dialog').getByText(words.desk.chat.contactUnknown).waitFor();
      await agent.pictured('record');
      await page.keyboard.press('Control+Enter');
      const running = page.getByRole('list', { name: work.record.running });
      await running.getByText(work.kinds.complaint).waitFor();
      await agent.pictured('record-above');
      const casework = await Casework.of(desk, '1001');
      // While nobody is online, the chat itself is a message that somebody has to answer: another case of this customer.
      const [number = ''] = await casework.find('?kind=complaint');
      await running.getByRole('button', { name: number, exact: true }).waitFor();
      const { body } = await casework.get(number);
      expect(body.case).toMatchObject({
        kind: 'complaint',
        chatId,
        seq: 1,
        text: said.complaint,
        owner: '1001',
      });
      await page.setViewportSize({ width: 320, height: 640 });
      await expectFit(page);
      await agent.pictured('record-above');
      expect(agent.complaints).toEqual([]);
      await agent.leave();
    } finally {
      await desk.stop();
    }
  });

  it('[P5] [P7] stands in the widget with its time, and its answer is found on the next visit', async () => {
    const desk = await Desk.start({ DESK_LOCALE: tongue, ...LEAPING });
    try {
      const agent = await AtConsole.of(browser, desk, '1001', { tongue });
      await agent.goOnline();
      const customer = await InShop.of(browser, desk, { tongue, width: 390 });
      await customer.say(said.complaint);
      await agent.openChat(said.complaint);
      const { owed, record } = agent.words.desk.work;
      // Words that claim a record go with it: the form is there, filled.
      await agent.composer.fill(said.claim);
      await agent.composer.press('Enter');
      const text = agent.page.getByRole('textbox', { name: record.text });
      await text.waitFor();
      expect(await text.inputValue()).toBe(said.complaint);
      await agent.page.keyboard.press('Escape');
      await agent.page.getByText(owed.unrecorded).waitFor();
      await agent.pictured('owed');
      await agent.page.keyboard.press('Alt+=');
      await text.waitFor();
      await agent.page.keyboard.press('Control+Enter');
      await agent.page.getByText(owed.unrecorded).waitFor({ state: 'detached' });
      const casework = await Casework.of(desk, '1001');
      const [number = ''] = await casework.find('?kind=complaint');
      const card = customer.frame.locator('.cases');
      await card.getByText(number).first().waitFor();
      await customer.pictured('case-open');
      // A promise by words is recorded by one key, and kept by the answer.
      await agent.composer.fill(said.promise);
      await agent.composer.press('Enter');
      await agent.page.getByText(owed.recordPromise).waitFor();
      await agent.pictured('owed-promise');
      await agent.page.keyboard.press('Alt+`');
      const [promise = ''] = await casework.until('?kind=promise&status=open');
      await agent.composer.fill(said.proposal);
      await agent.composer.press('Enter');
      await agent.page.getByText(owed.notYet).waitFor();
      await agent.pictured('owed-kept');
      expect((await casework.get(promise)).body.case.step).toBe('kept');
      // Late, and answered days after that.
      await desk.time({ wish: 'leap', ms: 13 * 3_600_000 });
      // Whoever was signed in is not any more.
      const later = await Casework.of(desk, '1001');
      expect(await later.until('?kind=complaint&overdue=true')).toEqual([number]);
      await customer.page.goto('about:blank');
      await later.codes(number, { type: 'verified' }, { type: 'answered', answer: said.measure });
      await desk.time({ wish: 'leap', ms: 3 * 86_400_000 });
      await customer.page.goto(`${desk.url}/demo?lang=${tongue}`);
      const frame = await openWidget(customer.page);
      await frame.locator('.cases blockquote').getByText(said.measure).waitFor();
      for (const width of [390, 320]) {
        await customer.page.setViewportSize({ width, height: 640 });
        await customer.pictured('case-answered');
      }
      expect(customer.complaints).toEqual([]);
      await Promise.all([agent.leave(), customer.leave()]);
    } finally {
      await desk.stop();
    }
  });

  it('[P10] a message left at night is answered in the morning, by mail too, and found in the widget three days later', async () => {
    const server = await MailServer.start(true);
    const desk = await Desk.start({ DESK_LOCALE: tongue, ...LEAPING });
    try {
      await (await Administrator.of(desk)).set({ ...server.settings, mailUser: null });
      const customer = await InShop.of(browser, desk, { tongue, width: 390 });
      await customer.frame
        .getByRole('textbox', { name: customer.words.shop.yourContact })
        .fill('kim@example.com');
      await customer.say(said.complaint);
      await customer.page.goto('about:blank');
      await desk.time({ wish: 'leap', ms: 10 * 3_600_000 });
      const agent = await AtConsole.of(browser, desk, '1001', { tongue });
      await agent.goOnline();
      await agent.openNext();
      await agent.composer.fill(said.proposal);
      await agent.composer.press('Enter');
      const [mail] = await server.has(1);
      expect(mail?.to).toEqual(['kim@example.com']);
      const { text = '' } = mail ?? {};
      // What is not plain letters comes encoded as a whole.
      const body = Buffer.from(
        text
          .split(/\r?\n\r?\n/)
          .slice(1)
          .join(''),
        'base64',
      ).toString();
      expect(text + body).toContain(said.proposal);
      const casework = await Casework.of(desk, '1001');
      expect(await casework.until('?kind=message&status=done')).toHaveLength(1);
      await desk.time({ wish: 'leap', ms: 3 * 86_400_000 });
      await customer.page.goto(`${desk.url}/demo?lang=${tongue}`);
      const unread = customer.page.evaluate(
        `new Promise((heard) => window.huashu('on', 'unread', (count) => count > 0 && heard(count)))`,
      );
      expect(await unread).toBe(1);
      await customer.pictured('unread-after-days');
      const frame = await openWidget(customer.page);
      await frame.getByText(said.proposal).first().waitFor();
      expect(customer.complaints).toEqual([]);
      await Promise.all([agent.leave(), customer.leave()]);
    } finally {
      await server.goesAway();
      await desk.stop();
    }
  });
});
