import type { Browser } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, everybodyLeaves, openBrowser, type InShop } from './a-browser.ts';
import { comeToWork } from './at-work.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

const SAID = {
  'zh-CN': {
    question: '我要找你们主管',
    why: '客户要求主管出面',
    whisper: '先道歉，可以退全款',
    draft: '您好，我马上',
    lead: '您好，我是主管，来帮您处理',
    answered: '9001 号主管接手呼叫，用时',
    joined: '9001 号主管加入了对话',
    left: '9001 号主管离开了对话',
    leftShop: '已离开对话',
  },
  en: {
    question: 'I want to talk to your lead',
    why: 'The customer asks for a lead',
    whisper: 'Apologise first, a full refund is fine',
    draft: 'Hello, I will',
    lead: 'Hello, I am the lead and will help',
    answered: 'Lead 9001 took the call after',
    joined: 'Lead 9001 joined the chat to help',
    left: 'Lead 9001 left the chat',
    leftShop: 'left the chat',
  },
};

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(A_TONGUE)('the lead within reach, in %s', (tongue) => {
  const said = SAID[tongue];
  let desk: Desk;
  let agent: AtConsole;
  let customer: InShop;
  beforeAll(async () => (desk = await Desk.start({ DESK_LOCALE: tongue })));
  afterAll(() => desk.stop());
  beforeEach(async () => {
    ({ agent, customer } = await comeToWork(browser, desk, tongue));
    await customer.say(said.question);
    await agent.openNext();
  });
  afterEach(async () => {
    await everybodyLeaves(browser);
    await desk.clear();
    expect([...agent.complaints, ...customer.complaints]).toEqual([]);
  });

  it('[P6] called with a line of why, taken by key, whispered to, joined and left; the customer sees who comes and goes only', async () => {
    const lead = await AtConsole.of(browser, desk, '9001', { tongue });
    const { actions, chat } = agent.words.desk;
    await agent.page.keyboard.press('Alt+l');
    await agent.page.getByRole('textbox', { name: actions.callLeadDialog.reason }).fill(said.why);
    await agent.pictured('lead-call-dialog');
    await agent.page.keyboard.press('Enter');
    await agent.page.getByRole('button', { name: chat.call.withdraw }).waitFor();
    await agent.pictured('lead-call-waiting');
    const calls = lead.page.locator('.lead-calls_lead-calls');
    await calls.getByText(said.why).waitFor();
    await lead.pictured('lead-call-heard');
    await lead.page.keyboard.press('Alt+y');
    await agent.page.getByText(said.answered).first().waitFor();
    await calls.waitFor({ state: 'detached' });
    const whisper = lead.page.getByRole('textbox', { name: chat.whisper.label });
    await whisper.fill(said.whisper);
    await lead.pictured('lead-call-whisper');
    await whisper.press('Enter');
    await agent.page.locator('.message_message[data-side=note]').getByText(said.whisper).waitFor();
    await lead.page.keyboard.press('Alt+[');
    await lead.composer.fill(said.lead);
    await lead.composer.press('Enter');
    await customer.frame.getByText(said.lead).waitFor();
    await agent.page.getByText(said.joined).first().waitFor();
    await agent.pictured('lead-call-joined');
    await lead.page.keyboard.press('Alt+[');
    await customer.frame.getByText(said.leftShop).waitFor();
    await agent.page.getByText(said.left).first().waitFor();
    await customer.pictured('lead-call-shop');
    const shown = await customer.frame.locator('body').innerText();
    expect(shown).not.toContain(said.whisper);
    expect(shown).not.toContain(said.why);
    expect(lead.complaints).toEqual([]);
  });

  it('[P6] a reply and a note each keep their own words: changing about carries nothing over', async () => {
    const { composer } = agent.words.desk.chat;
    await agent.composer.fill(said.draft);
    await agent.page.keyboard.press('Alt+n');
    const note = agent.page.getByRole('textbox', { name: composer.noteLabel });
    expect(await note.inputValue()).toBe('');
    await note.fill(said.whisper);
    await agent.page.keyboard.press('Alt+n');
    expect(await agent.composer.inputValue()).toBe(said.draft);
    await agent.page.keyboard.press('Alt+n');
    await note.press('Enter');
    await agent.page.locator('.message_message[data-side=note]').getByText(said.whisper).waitFor();
    expect(await agent.composer.inputValue()).toBe(said.draft);
    expect(await customer.frame.locator('body').innerText()).not.toContain(said.whisper);
  });
});
