import type { Browser } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, everybodyLeaves, openBrowser, type InShop } from './a-browser.ts';
import { comeToWork } from './at-work.ts';
import { expectFit } from './fit.ts';
import { until } from './until.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

const SAID = {
  'zh-CN': {
    question: '请问耳机支持两台设备吗',
    foul: ['你们都是混蛋', '操你妈', '你他妈的混蛋'],
    first: '文明语言',
    farewell: '感谢您的使用，再见。',
    hold: '请稍等，我为您查一下。',
    returned: '感谢您的耐心等待。',
  },
  en: {
    question: 'Does it pair with two phones?',
    foul: ['you are a bunch of fucking assholes', 'fuck you', 'go fuck yourself asshole'],
    first: 'language',
    farewell: 'goodbye',
    hold: 'moment',
    returned: 'Thank you for',
  },
};

/** The words of the phrase on Alt+1. */
const FIRST = "document.querySelector('.assistant_phrases .phrase_phrase')?.textContent";

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(A_TONGUE)('the procedures at the screen, in %s', (tongue) => {
  const said = SAID[tongue];
  let desk: Desk;
  let agent: AtConsole;
  let customer: InShop;
  beforeAll(async () => (desk = await Desk.start({ DESK_LOCALE: tongue })));
  afterAll(() => desk.stop());
  beforeEach(async () => {
    ({ agent, customer } = await comeToWork(browser, desk, tongue));
  });
  afterEach(async () => {
    await everybodyLeaves(browser);
    await desk.clear();
  });

  it('[P3] two phrases, the question on one key, the lead’s decision with the chat in view, the close', async () => {
    const lead = await AtConsole.of(browser, desk, '9001', { tongue });
    const dialogs = agent.words.desk.actions;
    await customer.say(said.foul[0] ?? '');
    await agent.openNext();
    let offered = '';
    for (const foul of said.foul.slice(1)) {
      // The same words twice would be asked about: the phrase for the newest message has to be there.
      await until(agent.page, `![undefined, ${JSON.stringify(offered)}].includes(${FIRST})`);
      offered = await agent.page.evaluate<string>(FIRST);
      await agent.page.keyboard.press('Alt+Digit1');
      await agent.composer.press('Enter');
      await until(agent.page, "document.querySelector('textarea.composer_reply').value === ''");
      await customer.say(foul);
    }
    const ask = agent.page.locator('kbd[title="Alt+0"]');
    await agent.pictured('third');
    await ask.waitFor();
    await agent.page.keyboard.press('Alt+Digit0');
    await agent.page.getByRole('dialog', { name: dialogs.askLeadDialog.heading }).waitFor();
    await expectFit(agent.page);
    await agent.page.keyboard.press('Enter');

    await lead.page.getByRole('alert', { name: lead.words.desk.alerts.leadCalls }).waitFor();
    await lead.pictured('lead-called');
    await lead.page.keyboard.press('Alt+y');
    const decision = lead.page.getByRole('dialog', { name: dialogs.decideDialog.heading });
    await decision
      .getByText(said.foul[2] ?? '')
      .first()
      .waitFor();
    await lead.pictured('decide');
    await expectFit(lead.page);
    await decision.getByRole('button', { name: dialogs.decideDialog.grant }).click();
    await customer.frame.getByText(customer.words.shop.closed.abuse).first().waitFor();
    await customer.frame.getByText(said.farewell).first().waitFor();
    await agent.page.getByText(agent.words.desk.entry.closed.abuse).first().waitFor();
    await agent.pictured('closed-abuse');
    for (const one of [agent, lead, customer]) expect(one.complaints).toEqual([]);
  });

  it('[P7] hold_on: a key and a number; the customer sees the time, the way back is one key away', async () => {
    await customer.say(said.question);
    await agent.openNext();
    await agent.page.keyboard.press('Alt+h');
    await agent.page.getByRole('dialog', { name: agent.words.desk.actions.holdDialog.heading }).waitFor();
    await expectFit(agent.page);
    await agent.pictured('hold');
    await agent.page.keyboard.press('3');
    await customer.frame.getByText(said.hold).first().waitFor();
    await agent.page.getByText(agent.words.desk.inbox.held).first().waitFor();
    await agent.page.locator('.assistant_phrases').getByText(said.returned).first().waitFor();
    await agent.pictured('held');
    await agent.page.keyboard.press('Alt+Digit1');
    await agent.composer.press('Enter');
    await customer.frame.getByText(said.returned).first().waitFor();
    for (const one of [agent, customer]) expect(one.complaints).toEqual([]);
  });

  it('[P2] a lead blocks the visitor, who reads how else to get help, and takes the block back', async () => {
    const lead = await AtConsole.of(browser, desk, '9001', { tongue });
    const { blockDialog, blocksDialog } = lead.words.desk.actions;
    await customer.say(said.question);
    await agent.openNext();
    await lead.page.keyboard.press('Alt+b');
    await lead.page.getByText(said.question).first().click();
    await lead.page.getByText(said.question).first().dblclick();
    await lead.page.locator('.chat-header_chat-head').waitFor();
    await lead.page.keyboard.press('Alt+v');
    await lead.page.getByLabel(blockDialog.reason).fill('spam');
    await expectFit(lead.page);
    await lead.pictured('block');
    await lead.page.getByRole('button', { name: blockDialog.confirm, exact: true }).click();
    await customer.frame.getByText(customer.words.shop.blockedTitle).first().waitFor();
    await customer.pictured('blocked');
    await expectFit(customer.frame);

    await lead.me.click();
    await lead.page.getByRole('menuitem', { name: blocksDialog.heading }).click();
    await lead.page.getByText('spam').first().waitFor();
    await expectFit(lead.page);
    await lead.pictured('blocks');
    await lead.page.getByRole('button', { name: blocksDialog.lift, exact: true }).click();
    await customer.composer.waitFor();
    for (const one of [agent, lead, customer]) expect(one.complaints).toEqual([]);
  });
});
