import type { Browser } from 'playwright-core';
import { Casework } from '../wire/casework.ts';
import { Desk } from '../wire/a-desk.ts';
import { LEAPING } from '../wire/leaping-time.ts';
import { AtConsole, everybodyLeaves, InShop, openBrowser, openWidget } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(180_000);

const HOUR = 3_600_000;
const SAID = {
  'zh-CN': {
    name: '王芳',
    complaint: '我要投诉，收到的杯子是碎的',
    proposal: '补寄一只新的',
    answer: '新的杯子今天寄出，很抱歉答复晚了。',
    cause: '包装太薄',
    measure: '换加厚纸箱',
  },
  en: {
    name: 'Kim Green',
    complaint: 'I want to complain, the cup arrived broken',
    proposal: 'Send a new one',
    answer: 'A new cup leaves today. We are sorry that our answer is late.',
    cause: 'Thin packaging',
    measure: 'Use thicker boxes',
  },
};

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(A_TONGUE)('[P5] a complaint, in %s', (tongue) => {
  const said = SAID[tongue];
  let desk: Desk;
  beforeEach(async () => (desk = await Desk.start({ DESK_LOCALE: tongue, ...LEAPING })));
  afterEach(async () => {
    await everybodyLeaves(browser);
    await desk.stop();
  });

  /** Writes into the dialog of a step what has to be said, and confirms. */
  async function confirm({ page }: AtConsole, heading: string, words: string[] = []): Promise<void> {
    const dialog = page.getByRole('dialog', { name: heading });
    await dialog.waitFor();
    for (const [at, text] of words.entries()) await dialog.getByRole('textbox').nth(at).fill(text);
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
  }

  it('goes from the customer’s sentence to a colleague, is overdue, and is archived by way of a lead', async () => {
    const agent = await AtConsole.of(browser, desk, '1001', { tongue });
    await agent.goOnline();
    const customer = await InShop.of(browser, desk, { tongue, width: 390 });
    await customer.say(said.complaint);
    await agent.openChat(said.complaint);
    const { work } = agent.words.desk;
    await agent.page.keyboard.press('Alt+=');
    await agent.page.getByRole('textbox', { name: work.record.text }).waitFor();
    await agent.page.keyboard.press('Control+Enter');
    const casework = await Casework.of(desk, '1001');
    const [number = ''] = await casework.until('?kind=complaint');
    const { body } = await casework.get(number);
    const customerId = body.case.customerId ?? '';
    await fetch(`${desk.url}/api/customers/${customerId}`, {
      method: 'PATCH',
      headers: { cookie: await desk.cookieOf('1001'), 'content-type': 'application/json' },
      body: JSON.stringify({ name: said.name }),
    });
    await customer.frame.locator('.cases').getByText(number).first().waitFor();

    // The shift of the first agent is over: a colleague accepts it.
    const colleague = await AtConsole.of(browser, desk, '1002', { tongue });
    await casework.add(number, { type: 'assigned', owner: '1002' });
    await colleague.page.getByText(work.calls.offered.split('{{number}}')[1] ?? '').waitFor();
    await colleague.pictured('complaint-offered');
    await colleague.page
      .getByRole('status')
      .getByRole('button', { name: colleague.words.desk.handover.open })
      .click();
    const panelOf = (who: AtConsole) => who.page.getByRole('region', { name: number });
    await panelOf(colleague).getByRole('button', { name: work.actions.accepted, exact: true }).click();
    await panelOf(colleague).getByRole('button', { name: said.name }).waitFor();
    await colleague.pictured('complaint-accepted');
    await expectFit(colleague.page);

    // Nobody answers in time. A day of signing in is over as well.
    await Promise.all([agent.leave(), colleague.leave(), customer.page.goto('about:blank')]);
    await desk.time({ wish: 'leap', ms: 11 * HOUR + HOUR / 2 });
    const late = await AtConsole.of(browser, desk, '1002', { tongue });
    const lead = await AtConsole.of(browser, desk, '9001', { tongue });
    await desk.time({ wish: 'leap', ms: HOUR });
    await late.page.getByText(work.calls.overdue.replace('{{number}}', number)).waitFor();
    const overdueOf = work.calls.overdueOf
      .replace('{{number}}', number)
      .replace('{{who}}', lead.words.desk.entry.staff.replace('{{number}}', '1002'));
    await lead.page.getByRole('status').getByText(overdueOf, { exact: true }).waitFor();
    await lead.pictured('complaint-overdue');
    await late.page.getByRole('status').getByRole('button', { name: late.words.desk.handover.open }).click();
    const next = async (who: AtConsole, type: keyof typeof work.actions, words?: string[]) => {
      await panelOf(who).getByRole('button', { name: work.actions[type], exact: true }).press('Enter');
      await confirm(who, `${number} · ${work.actions[type]}`, words);
    };
    await next(late, 'verified');
    await next(late, 'proposed', [said.proposal]);
    await lead.page.keyboard.press('Alt+\\');
    await lead.page.getByRole('radio', { name: work.views.approval }).click();
    await lead.page.getByRole('button', { name: new RegExp(number) }).press('Enter');
    await next(lead, 'approved');
    await next(late, 'answered', [said.answer]);
    await late.pictured('complaint-answered');

    await customer.page.goto(`${desk.url}/demo?lang=${tongue}`);
    const frame = await openWidget(customer.page);
    await frame.locator('.cases blockquote').getByText(said.answer).waitFor();
    await customer.pictured('complaint-read');
    await next(late, 'carriedOut');
    await next(late, 'followedUp');
    await next(late, 'archived', [said.cause, said.measure]);
    await panelOf(late).getByRole('button', { name: work.actions.reopened }).waitFor();
    const { body: end } = await (await Casework.of(desk, '1002')).get(number);
    expect(end.case).toMatchObject({ owner: '1002', step: 'archived', everOverdue: true, overdue: false });
    expect(end.entries.map(({ type }) => type)).toEqual([
      ...['received', 'assigned', 'accepted', 'warned', 'overdue', 'verified', 'proposed', 'approved'],
      ...['answered', 'carriedOut', 'followedUp', 'archived'],
    ]);
    await late.pictured('complaint-archived');
    for (const { complaints } of [agent, colleague, late, lead, customer]) expect(complaints).toEqual([]);
  });
});
