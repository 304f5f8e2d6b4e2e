import type { Browser } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, everybodyLeaves, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

/** The reasons that a desk has until it sets its own. */
const TRAINING = { 'zh-CN': '培训', en: 'Training' };

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(A_TONGUE)('the status of agents, in %s', (tongue) => {
  let desk: Desk;
  beforeEach(async () => (desk = await Desk.start({ DESK_LOCALE: tongue })));
  afterEach(async () => {
    await everybodyLeaves(browser);
    await desk.stop();
  });

  it('is chosen by key with a reason, which the lead sees, and set by the lead, whom the agent is told', async () => {
    const reason = TRAINING[tongue];
    const agent = await AtConsole.of(browser, desk, '1001', { tongue });
    const lead = await AtConsole.of(browser, desk, '9001', { tongue, width: 320, height: 700 });
    const { me, floor } = agent.words.desk;
    await agent.goOnline();
    await agent.page.keyboard.press('Alt+s');
    await agent.page.getByRole('dialog', { name: me.own }).waitFor();
    await expectFit(agent.page);
    await agent.pictured('status-own');
    await agent.page.keyboard.press('4');
    await agent.me.getByText(reason, { exact: true }).waitFor();
    await agent.page.reload();
    await agent.me.getByText(reason, { exact: true }).waitFor();

    await lead.page.keyboard.press('Alt+b');
    const row = lead.page.getByRole('listitem').filter({ hasText: '1001' });
    await row.getByText(reason).waitFor();
    await expectFit(lead.page);
    await lead.pictured('status-floor');
    await row.getByRole('button', { name: floor.setStatus.replace('{{number}}', '1001') }).click();
    await lead.page.getByRole('option', { name: me.online, exact: true }).click();
    await agent.me.getByText(me.online, { exact: true }).waitFor();
    await agent.page.getByRole('status').filter({ hasText: '9001' }).waitFor();
    for (const { complaints } of [agent, lead]) expect(complaints).toEqual([]);
  });
});
