import type { Browser } from 'playwright-core';
import type { Desk } from '../wire/a-desk.ts';
import { AtConsole, everybodyLeaves, openBrowser, type InShop } from './a-browser.ts';
import { atWork } from './at-work.ts';
import { expectFit, laidOut } from './fit.ts';
import { until } from './until.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(180_000);

const SAID = {
  'zh-CN': {
    question: '孩子喝了你们的奶粉住院了，我要找媒体曝光',
    begun: '1001 号客服将对话标记为危机',
    ended: '9001 号主管解除了危机',
    what: '客户称孩子饮用后住院，要向媒体曝光',
    draft: '我们一定赔偿您的全部损失',
    asks: '1001 号客服请您批准',
    approved: '孩子的健康最要紧。我们正在核实，一小时内给您回电。',
    second: '可能是孩子自己的体质问题',
    reason: '不要谈责任，先问孩子的情况',
    better: '请问孩子现在怎么样了？',
    after: '谢谢您的理解',
  },
  en: {
    question: 'My child is in hospital after your formula, I am calling the press',
    begun: 'Agent 1001 marked the chat as a crisis',
    ended: 'Lead 9001 ended the crisis',
    what: 'The customer says that their child fell ill, and will go to the press',
    draft: 'We will pay for everything',
    asks: 'Agent 1001 needs your approval',
    approved: 'Your child comes first. We are looking into it and will call you within the hour.',
    second: 'Perhaps your child was ill before',
    reason: 'Do not speak of fault, ask how the child is',
    better: 'How is your child now?',
    after: 'Thank you for your patience',
  },
};

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(A_TONGUE)('a crisis chat, in %s', (tongue) => {
  const said = SAID[tongue];
  let desk: Desk;
  let agent: AtConsole;
  let customer: InShop;
  let lead: AtConsole;
  beforeEach(async () => {
    ({ desk, agent, customer } = await atWork(browser, tongue));
    lead = await AtConsole.of(browser, desk, '9001', { tongue });
    await customer.say(said.question);
    await agent.openNext();
  });
  afterEach(async () => {
    await everybodyLeaves(browser);
    await desk.stop();
    expect([...agent.complaints, ...customer.complaints, ...lead.complaints]).toEqual([]);
  });

  /** Everybody can use it as it stands: wide, on a phone, and once in the dark. */
  async function fits(person: AtConsole, name: string): Promise<void> {
    await expectFit(person.page);
    await person.pictured(name);
    await person.page.setViewportSize({ width: 320, height: 720 });
    await laidOut(person.page);
    await expectFit(person.page);
    await person.pictured(name);
    await person.page.setViewportSize({ width: 1440, height: 900 });
    await laidOut(person.page);
  }

  async function dark(person: AtConsole, name: string): Promise<void> {
    await person.page.emulateMedia({ colorScheme: 'dark' });
    await expectFit(person.page);
    await person.pictured(`${name}-dark`);
    await person.page.emulateMedia({ colorScheme: 'light' });
  }

  /** By key; the window opens on cancel. */
  async function marked({ page, words }: AtConsole): Promise<void> {
    await page.keyboard.press('Alt+Minus');
    await page.getByRole('alertdialog', { name: words.desk.actions.crisisDialog.heading }).waitFor();
    await until(
      page,
      `document.activeElement?.textContent.includes(${JSON.stringify(words.desk.dialog.cancel)})`,
    );
  }

  /** The words wait above the composer, and the customer has not read them. */
  async function asked(words: string): Promise<void> {
    await agent.composer.fill(words);
    await agent.composer.press('Enter');
    await agent.page.locator('.chat_held').getByText(words).waitFor();
    expect(await agent.composer.inputValue()).toBe('');
    expect(await customer.frame.locator('body').innerText()).not.toContain(words);
  }

  it('[P6] marked by key; what the agent writes waits, is changed by the lead, refused with a reason, and edited again; a lead ends it', async () => {
    const { actions, chat, entry } = agent.words.desk;
    await marked(agent);
    await fits(agent, 'begin');
    await agent.page.keyboard.press('Control+Enter');
    const report = agent.page.getByRole('dialog', { name: actions.reportDialog.heading });
    await report.getByRole('textbox', { name: actions.reportDialog.what }).fill(said.what);
    const fault = report.getByRole('combobox', { name: actions.reportDialog.fault });
    await fault.selectOption('unknown');
    await fault.press('Enter');
    await fits(agent, 'report');
    await dark(agent, 'report');
    await agent.page.keyboard.press('Control+Enter');
    await report.waitFor({ state: 'detached' });
    await agent.page.locator('.log_log').getByText(said.what).waitFor();
    await agent.page.locator('.log_log').getByText(said.begun).waitFor();

    const calls = lead.page.getByRole('alert', { name: lead.words.desk.alerts.leadCalls });
    await calls.waitFor();
    await asked(said.draft);
    await customer.pictured('typing');
    await calls.getByText(said.asks).waitFor();
    await fits(agent, 'waits');
    await dark(agent, 'waits');
    await fits(lead, 'heard');

    await lead.page.keyboard.press('Alt+y');
    const decision = lead.page.getByRole('dialog', { name: actions.approvalDialog.heading });
    await decision.getByText(said.question).waitFor();
    await fits(lead, 'decision');
    await dark(lead, 'decision');
    await decision.getByRole('textbox', { name: actions.approvalDialog.text }).fill(said.approved);
    await lead.pictured('decision-changed');
    await lead.page.keyboard.press('Control+Enter');
    await decision.waitFor({ state: 'detached' });
    await customer.frame.getByText(said.approved).waitFor();
    await agent.page.locator('.chat_held').waitFor({ state: 'detached' });
    await agent.pictured('approved');

    await asked(said.second);
    await lead.page.keyboard.press('Alt+y');
    await decision.getByRole('textbox', { name: actions.approvalDialog.reason }).fill(said.reason);
    await lead.pictured('decision-refused');
    await lead.page.keyboard.press('Control+Enter');
    await decision.waitFor({ state: 'detached' });
    await agent.page.locator('.log_log').getByText(said.reason).waitFor();
    await fits(agent, 'refused');
    await agent.page.getByRole('button', { name: entry.approval_decided.again }).click();
    expect(await agent.composer.inputValue()).toBe(said.second);
    await asked(said.better);

    await lead.page.keyboard.press('Alt+y');
    await decision.waitFor();
    await lead.page.keyboard.press('Control+Enter');
    await customer.frame.getByText(said.better).waitFor();
    // The customer may read the words before the lead's window has closed; until then the window keeps the keys, and shows a log too.
    await decision.waitFor({ state: 'detached' });
    await lead.page.keyboard.press('Alt+y');
    await lead.page.locator('.log_log').getByText(said.question).waitFor();
    await lead.page.keyboard.press('Alt+Minus');
    await lead.page.getByRole('alertdialog', { name: actions.crisisDialog.end }).waitFor();
    await fits(lead, 'end');
    await lead.page.keyboard.press('Control+Enter');
    await agent.page.locator('.log_log').getByText(said.ended).waitFor();
    await agent.page.getByText(chat.crisis.on).waitFor({ state: 'detached' });
    await calls.waitFor({ state: 'detached' });
    await agent.composer.fill(said.after);
    await agent.composer.press('Enter');
    await customer.frame.getByText(said.after).waitFor();
    await customer.pictured('shop');
    const shown = await customer.frame.locator('body').innerText();
    for (const hidden of [said.draft, said.second, said.reason, said.what, '9001'])
      expect(shown).not.toContain(hidden);
    for (const once of [said.approved, said.better, said.after]) expect(shown.split(once)).toHaveLength(2);
  });
});
