import type { Browser } from 'playwright-core';
import { Customer } from '../wire/a-customer.ts';
import { Desk, granted } from '../wire/a-desk.ts';
import { AtConsole, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { until } from './until.ts';
import { TONGUES } from './words.ts';

jest.setTimeout(120_000);

const SAID = {
  'zh-CN': {
    first: '第一位：快递到哪了',
    second: '第二位：耳机没声音',
    reply: '您的订单已经',
    note: '老客户，左边没声音，已核对订单，只差换货地址',
    taken: '9001 号主管 接管了对话',
  },
  en: {
    first: 'One: where is my parcel?',
    second: 'Two: no sound on the left',
    reply: 'Your order has been',
    note: 'Regular customer, order checked, only the address is missing',
    taken: 'Lead 9001 took over the chat',
  },
};

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(TONGUES)('a chat that changes hands, in %s', (tongue) => {
  const said = SAID[tongue];
  let desk: Desk;
  let agent: AtConsole;
  let customers: Customer[];
  let chatIds: string[];
  beforeEach(async () => {
    desk = await Desk.start({ DESK_LOCALE: tongue });
    agent = await AtConsole.of(browser, desk, '1001', { tongue });
    await agent.goOnline();
    customers = [];
    chatIds = [];
    for (const text of [said.first, said.second]) {
      const customer = await Customer.come(desk.url, { locale: tongue });
      customers.push(customer);
      chatIds.push(granted(await customer.socket.emitWithAck('start', { clientId: text, text })).chat.id);
      await agent.page.locator('.row-item').getByText(text).waitFor();
    }
  });
  afterEach(async () => {
    expect(agent.complaints).toEqual([]);
    await agent.leave();
    for (const customer of customers) customer.go();
    await desk.stop();
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
    await agent.page.locator('.log').getByText(said.second).waitFor();
    await until(agent.page, `document.activeElement === document.querySelector('.reply')`);
  });

  it('the notice leads to the chat', async () => {
    const colleague = await AtConsole.of(browser, desk, '1002', { tongue });
    const { page, words } = colleague;
    await colleague.goOnline();
    await agent.page.getByText(said.first).waitFor();
    const { socket } = await desk.agent('1001');
    granted(await socket.emitWithAck('transfer', { chatId: chatIds[0]!, to: '1002', note: said.note }));
    await page.getByRole('status').getByRole('button', { name: words.desk.handover.open }).click();
    await page.locator('.message.note').getByText(said.note).waitFor();
    await until(page, `document.activeElement === document.querySelector('.reply')`);
    await colleague.leave();
  });
});
