import type { Browser } from 'playwright-core';
import { Customer } from '../wire/a-customer.ts';
import { Desk, granted } from '../wire/a-desk.ts';
import { AtConsole, everybodyLeaves, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { until } from './until.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

const SAID = {
  'zh-CN': {
    first: '第一位：快递到哪了',
    second: '第二位：耳机没声音',
    promise: '请稍等，我为您查一下',
    reply: '您的订单已经',
    note: '老客户，左边没声音，已核对订单，只差换货地址',
    taken: '9001 号主管接管了对话',
    passed: '1001 号客服把对话转给 1002 号客服',
    mine: '我：',
    title: '登录故障',
    fault: '你们的系统登录不了，一直报错',
    outage: '登录故障正在修复，预计半小时后恢复',
    over: '登录已经恢复，请您再试一次',
    from: '1001 转来',
  },
  en: {
    first: 'One: where is my parcel?',
    second: 'Two: no sound on the left',
    promise: 'One moment, please',
    reply: 'Your order has been',
    note: 'Regular customer, order checked, only the address is missing',
    taken: 'Lead 9001 took over the chat',
    passed: 'Agent 1001 transferred the chat to Agent 1002',
    mine: 'You: ',
    title: 'Sign-in is down',
    fault: 'I cannot log in, your system keeps giving an error',
    outage: 'Sign-in is being repaired and will be back in half an hour',
    over: 'Sign-in works again, please try once more',
    from: 'From 1001',
  },
};

/** The customer's record may be asked for in the moment in which the chat, and with it the right to read the record, goes. */
const LEFT_WITH_THE_CHAT = /404 \(Not Found\) \S*\/api\/customers\//;

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(A_TONGUE)('a chat that changes hands, in %s', (tongue) => {
  const said = SAID[tongue];
  let desk: Desk;
  let agent: AtConsole;
  let customers: Customer[];
  let chatIds: string[];
  beforeAll(async () => (desk = await Desk.start({ DESK_LOCALE: tongue })));
  afterAll(() => desk.stop());
  beforeEach(async () => {
    agent = await AtConsole.of(browser, desk, '1001', { tongue });
    await agent.goOnline();
    customers = [];
    chatIds = [];
    for (const text of [said.first, said.second]) {
      const customer = await Customer.come(desk.url, { locale: tongue });
      customers.push(customer);
      chatIds.push(granted(await customer.socket.emitWithAck('start', { clientId: text, text })).chat.id);
      await agent.page.locator('.chat-row_row-item').getByText(text).waitFor();
    }
  });
  afterEach(async () => {
    await everybodyLeaves(browser);
    for (const customer of customers) customer.go();
    await desk.clear();
    expect(agent.complaints.filter((line) => !LEFT_WITH_THE_CHAT.test(line))).toEqual([]);
  });

  it('a lead takes it from under a half-written reply: who did is said, the reply stays, the next is a key away', async () => {
    const { chat } = agent.words.desk;
    await agent.openChat(said.first);
    await agent.composer.fill(said.reply);
    const lead = await desk.agent('9001');
    granted(await lead.socket.emitWithAck('takeOver', { chatId: chatIds[0]! }));
    await agent.page.getByText(chat.goneTitle).waitFor();
    await agent.page.getByText(said.taken).waitFor();
    expect(await agent.page.getByRole('textbox', { name: chat.goneDraft }).inputValue()).toBe(said.reply);
    await agent.pictured('gone');
    await expectFit(agent.page);
    await agent.page.keyboard.press('Alt+o');
    await agent.page.locator('.log_log').getByText(said.second).waitFor();
    await until(agent.page, `document.activeElement === document.querySelector('.composer_reply')`);
  });

  it('a transferred one is noticed by whom it goes to, whatever was promised in it, and still is after a reload', async () => {
    const colleague = await AtConsole.of(browser, desk, '1002', { tongue });
    const { page, words } = colleague;
    const { inbox, chat } = words.desk;
    await colleague.goOnline();
    const calm = await Customer.come(desk.url, { locale: tongue });
    customers.push(calm);
    granted(await calm.socket.emitWithAck('start', { clientId: 'calm', text: 'calm' }));
    await colleague.openChat('calm');
    await agent.openChat(said.second);
    await agent.composer.fill(said.promise);
    await agent.composer.press('Enter');
    await agent.page.locator('.log_log').getByText(said.promise).waitFor();
    await agent.page.locator('.chat-row_row-item').getByText(said.mine).waitFor();
    await agent.composer.fill(said.reply);
    // The liveliest chat of the colleague is another.
    await colleague.composer.fill('calm, too');
    await colleague.composer.press('Enter');
    await page.locator('.chat-row_row-item').getByText(said.mine).waitFor();

    await agent.page.keyboard.press('Alt+t');
    const { transferDialog } = agent.words.desk.actions;
    await agent.page.getByRole('option', { name: '1002' }).click();
    await agent.page.getByRole('textbox', { name: transferDialog.note }).fill(said.note);
    await agent.page.getByRole('dialog').getByRole('button', { name: transferDialog.confirm }).click();
    await agent.page.getByText(said.passed).waitFor();
    expect(await agent.page.getByRole('textbox', { name: chat.goneDraft }).inputValue()).toBe(said.reply);

    const notice = page.getByRole('status').filter({ hasText: said.note });
    await notice.filter({ hasText: said.from }).waitFor();
    expect(await page.title()).toMatch(/^\(\d\)/);
    await colleague.pictured('handed-over');
    await expectFit(page);
    await page.reload();
    const row = page.locator('.chat-row_row-item').first();
    await row.getByText(said.note).waitFor();
    await row.getByText(said.from).waitFor();
    await row.getByRole('img', { name: inbox.unopened }).waitFor();
    expect(await page.title()).toMatch(/^\(1\)/);

    await page.keyboard.press('Alt+o');
    await page.locator('.message_message[data-side=note]').getByText(said.note).waitFor();
    await page.locator('.chat-row_row-item').getByText('1001').waitFor();
    await until(page, `!document.title.startsWith('(')`);
    expect(await row.getByRole('img', { name: inbox.unopened }).count()).toBe(0);
    expect(await page.locator('.chat-row_row-item').getByText(said.from).count()).toBe(0);
    expect(await page.locator('.chat-row_row-item').getByText(`${said.mine}${said.promise}`).count()).toBe(0);
    await colleague.pictured('handed-over-open');
    await expectFit(page);
    expect(colleague.complaints).toEqual([]);
    await colleague.leave();
  });

  it('the notice leads to the chat', async () => {
    const colleague = await AtConsole.of(browser, desk, '1002', { tongue });
    const { page, words } = colleague;
    await colleague.goOnline();
    await agent.page.getByText(said.first).waitFor();
    const { socket } = await desk.agent('1001');
    granted(await socket.emitWithAck('transfer', { chatId: chatIds[0]!, to: '1002', note: said.note }));
    await page.getByRole('status').getByRole('button', { name: words.desk.handover.open }).click();
    await page.locator('.message_message[data-side=note]').getByText(said.note).waitFor();
    await until(page, `document.activeElement === document.querySelector('.composer_reply')`);
    await colleague.leave();
  });

  it('[P8] an outage is told to several customers by one sentence, and at its end the agent is offered the other', async () => {
    const lead = await AtConsole.of(browser, desk, '9001', { tongue });
    const { shift } = agent.words.desk;
    const { page } = lead;
    await menuOf(lead, shift.announcements);
    await page.getByRole('button', { name: shift.announce }).click();
    await page.getByRole('textbox', { name: shift.title }).fill(said.title);
    await page.getByRole('combobox', { name: shift.situation }).selectOption('fault_outage');
    for (const one of ['zh', 'en', 'overZh', 'overEn'] as const)
      await page
        .getByRole('textbox', { name: shift.sentences[one] })
        .fill(one.startsWith('over') ? said.over : said.outage);
    await lead.pictured('announce');
    await page.keyboard.press('Control+Enter');
    const bar = agent.page.getByRole('status').filter({ hasText: said.title });
    await bar.waitFor();
    await agent.pictured('announcement');
    await expectFit(agent.page);
    await bar.getByRole('button', { name: shift.confirm }).click();
    await bar.waitFor({ state: 'detached' });
    // Five customers report it.
    for (const text of ['3', '4', '5']) {
      const customer = await Customer.come(desk.url, { locale: tongue });
      customers.push(customer);
      granted(await customer.socket.emitWithAck('start', { clientId: text, text }));
    }
    for (const [at, customer] of customers.entries()) {
      const fault = `${said.fault} ${at + 1}`;
      granted(await customer.say(fault, fault));
      await agent.page.locator('.chat-row_row-item').getByText(fault).click();
      await agent.page.locator('.phrase_phrase').first().getByText(said.outage).waitFor();
      await agent.page.keyboard.press('Alt+1');
      await agent.page.keyboard.press('Enter');
      await agent.page.locator('.log_log').getByText(said.outage).waitFor();
    }
    await menuOf(lead, shift.announcements);
    await page.getByText(shift.told.replace('{{n}}', '5')).waitFor();
    await page.getByRole('button', { name: shift.readers }).click();
    await page.getByText(shift.confirmed).getByText('1001').waitFor();
    await lead.pictured('announcement-read');
    await expectFit(page);
    await page.getByRole('dialog').getByRole('button', { name: shift.end, exact: true }).click();
    await agent.page.locator('.phrase_phrase').first().getByText(said.over).waitFor();
    expect(lead.complaints).toEqual([]);
    await lead.leave();
  });

  it('[P8] of a hand-over one item is refused: it stays, the other moves, and both stand in the log', async () => {
    const colleague = await AtConsole.of(browser, desk, '1002', { tongue });
    await colleague.goOnline();
    const { handover } = agent.words.desk.shift;
    await menuOf(agent, handover.heading);
    await agent.page.getByRole('combobox', { name: handover.to }).selectOption('1002');
    await agent.page.getByRole('textbox', { name: handover.note }).fill(said.note);
    await agent.pictured('sheet');
    await expectFit(agent.page);
    await agent.page.getByRole('button', { name: handover.offer.replace('{{n}}', '2') }).click();
    await menuOf(colleague, handover.heading);
    const { page } = colleague;
    await page.getByRole('checkbox', { name: said.second }).press('Space');
    await page.getByRole('textbox', { name: handover.reason }).fill(said.taken);
    await colleague.pictured('offered');
    await expectFit(page);
    await page
      .getByRole('button', { name: handover.answer.replace('{{n}}', '1').replace('{{all}}', '2') })
      .click();
    await page.getByText(said.taken).waitFor();
    await page.getByText(handover.answers.accepted).waitFor();
    await agent.page.getByRole('checkbox', { name: said.second }).waitFor();
    expect(await agent.page.getByRole('checkbox', { name: said.first }).count()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    await colleague.pictured('log-printed');
    expect(await page.getByRole('button').count()).toBe(0);
    expect(colleague.complaints).toEqual([]);
    await colleague.leave();
  });
});

/** Opens what the menu at the top leads to. */
async function menuOf(person: AtConsole, name: string): Promise<void> {
  await person.me.click();
  await person.page.getByRole('menuitem', { name }).click();
}
