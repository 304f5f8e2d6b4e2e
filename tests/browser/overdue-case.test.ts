import type { Browser } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { Casework } from '../wire/casework.ts';
import { LEAPING } from '../wire/leaping-time.ts';
import { AtConsole, everybodyLeaves, InShop, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

const MINUTE = 60_000;
const SAID = {
  'zh-CN': { asks: '退款什么时候到账', promise: '半小时后给您回复', answer: '退款已经到账，请查收。' },
  en: {
    asks: 'When will my refund arrive?',
    promise: 'I will get back to you in half an hour',
    answer: 'Your refund was paid out this morning.',
  },
};

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(A_TONGUE)('[P7] an overdue case, in %s', (tongue) => {
  const said = SAID[tongue];
  let desk: Desk;
  beforeEach(async () => (desk = await Desk.start({ DESK_LOCALE: tongue, ...LEAPING })));
  afterEach(async () => {
    await everybodyLeaves(browser);
    await desk.stop();
  });

  it('is marked before its time, stands above all after it, for the lead too, and says for ever that it was answered late', async () => {
    const agent = await AtConsole.of(browser, desk, '1001', { tongue });
    await agent.goOnline();
    const customer = await InShop.of(browser, desk, { tongue });
    await customer.say(said.asks);
    await agent.openChat(said.asks);
    const { owed, groups, marks, steps, lines, views } = agent.words.desk.work;
    await agent.composer.fill(said.promise);
    await agent.composer.press('Enter');
    await agent.page.getByText(owed.recordPromise).waitFor();
    await agent.page.keyboard.press('Alt+`');
    const casework = await Casework.of(desk, '1001');
    const [number = ''] = await casework.until('?kind=promise&status=open');

    const rowIn = (who: AtConsole, group: keyof typeof groups) =>
      who.page
        .getByRole('region', { name: groups[group], exact: true })
        .getByRole('button', { name: new RegExp(number) });
    await agent.page.keyboard.press('Alt+\\');
    await rowIn(agent, 'today').waitFor();
    await desk.time({ wish: 'leap', ms: 24 * MINUTE });
    await rowIn(agent, 'today').locator('.wait.due').waitFor();
    await agent.pictured('case-warned');
    await rowIn(agent, 'today').press('Enter');
    const panel = agent.page.getByRole('region', { name: number });
    await panel.locator('[data-type=warned]').getByText(lines.warned).waitFor();

    await desk.time({ wish: 'leap', ms: 7 * MINUTE });
    await rowIn(agent, 'overdue').getByText(steps.broken).waitFor();
    await panel.locator('[data-type=overdue]').getByText(lines.overdue).waitFor();
    const lead = await AtConsole.of(browser, desk, '9001', { tongue });
    await lead.page.keyboard.press('Alt+\\');
    await lead.page.getByRole('radio', { name: views.all, exact: true }).click();
    await rowIn(lead, 'overdue').locator('.wait.overdue').waitFor();
    await lead.pictured('case-overdue');
    await expectFit(lead.page);

    await agent.page.keyboard.press('Alt+o');
    await agent.composer.waitFor();
    await agent.composer.fill(said.answer);
    await agent.composer.press('Enter');
    await customer.frame.getByText(said.answer).first().waitFor();
    await rowIn(lead, 'overdue').waitFor({ state: 'detached' });
    const { body } = await casework.get(number);
    expect(body.case).toMatchObject({ status: 'done', step: 'done', overdue: false, everOverdue: true });
    expect(body.entries.map(({ type }) => type)).toEqual(['received', 'warned', 'overdue', 'broken', 'done']);
    await lead.page.keyboard.press('Alt+\\');
    await lead.page.getByRole('button', { name: agent.words.desk.work.filters.label }).click();
    await lead.page.getByLabel(agent.words.desk.work.filters.over).check();
    await rowIn(lead, 'done').getByText(marks.wasOverdue).waitFor();
    await lead.pictured('case-late');
    for (const { complaints } of [agent, lead, customer]) expect(complaints).toEqual([]);
  });
});
