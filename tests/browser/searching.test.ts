import type { Browser } from 'playwright-core';
import { v7 as newId } from 'uuid';
import { Desk, granted } from '../wire/a-desk.ts';
import { AtConsole, everybodyLeaves, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { until } from './until.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

/** Enough that the first line is far above what is in view. */
const LINES = 60;

const SAID = {
  'zh-CN': { sought: '订单 A1001 的耳机什么时候发货', query: '耳机 a1001', whisper: '可以给他免运费' },
  en: {
    sought: 'When will the headphones of order A1001 ship?',
    query: 'headphones a1001',
    whisper: 'You may waive the shipping',
  },
};

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(A_TONGUE)('looking for words and whispering, in %s', (tongue) => {
  const said = SAID[tongue];
  let desk: Desk;
  beforeEach(async () => (desk = await Desk.start({ DESK_LOCALE: tongue })));
  afterEach(async () => {
    await everybodyLeaves(browser);
    await desk.stop();
  });

  /** A chat of 1001 that begins with the words that are looked for, and goes on for long. */
  async function longChat() {
    const agent = await desk.agent('1001');
    const { customer, chatId } = await desk.chat(agent, said.sought);
    for (let n = 1; n <= LINES; n += 1) {
      const line = { chatId, clientId: newId(), text: `${n} / ${LINES}` };
      granted(await agent.socket.emitWithAck('message', line));
    }
    return { agent, customer, chatId };
  }

  /** Ctrl+K, the words, and the chat that they find, if any. */
  async function search(person: AtConsole, query: string, isThere = true): Promise<void> {
    const { finder } = person.words.desk;
    await person.page.keyboard.press('Control+k');
    await person.page.getByRole('combobox', { name: finder.label }).waitFor();
    await person.page.keyboard.type(query);
    if (isThere) await person.page.locator('[role=option] mark').first().waitFor();
    else await person.page.getByText(finder.none.replace('{{query}}', query)).waitFor();
  }

  it('an agent finds their chat by key, and it opens at the line; colleagues do not find it', async () => {
    await longChat();
    const agent = await AtConsole.of(browser, desk, '1001', { tongue });
    await search(agent, said.query);
    const [visitor] = agent.words.desk.inbox.anonymous.split('{{');
    await agent.page.locator('[role=option][aria-selected=true]', { hasText: visitor ?? '' }).waitFor();
    await expectFit(agent.page);
    await agent.pictured('search-agent');
    await agent.page.keyboard.press('Enter');
    await agent.page.locator('.log_log .message_said', { hasText: said.sought }).waitFor();
    expect(
      await agent.page.locator('.log_log .message_said', { hasText: `${LINES} / ${LINES}` }).count(),
    ).toBe(0);
    await until(agent.page, `document.activeElement === document.querySelector('.composer_reply')`);

    // The line that was found is quoted and answered; the answer is withdrawn and put back to be said better.
    const { chat, entry } = agent.words.desk;
    const line = agent.page.locator('.message_message', { hasText: said.sought });
    await line.hover();
    await line.getByRole('button', { name: chat.quote.label }).click();
    await until(agent.page, `document.activeElement === document.querySelector('.composer_reply')`);
    await agent.page.keyboard.type(said.whisper);
    await agent.page.keyboard.press('Enter');
    const answer = agent.page.locator('.message_message', { hasText: said.whisper });
    await answer.locator('.message_quote', { hasText: said.sought }).waitFor();
    await agent.pictured('quoted');
    const [recall = ''] = entry.recalled.recall.split(/[（(]/u);
    await answer.hover();
    await answer.getByRole('button', { name: recall.trim() }).click();
    await agent.page.getByText(entry.recalled.own).waitFor();
    await agent.pictured('withdrawn');
    await expectFit(agent.page);
    await agent.page.getByRole('button', { name: entry.recalled.again }).click();
    expect(await agent.page.locator('.composer_reply').inputValue()).toBe(said.whisper);

    const colleague = await AtConsole.of(browser, desk, '1002', { tongue });
    await search(colleague, said.query, false);
    await colleague.pictured('search-nothing');
    // The same field runs commands: by a part of their name, each with its key beside it.
    const { keys, finder } = colleague.words.desk;
    await colleague.page.getByRole('combobox', { name: finder.label }).fill(`>${keys.names.keys}`);
    await colleague.page.locator('[role=option] kbd', { hasText: 'Alt+?' }).waitFor();
    await colleague.pictured('search-command');
    await colleague.page.keyboard.press('Enter');
    await colleague.page.getByRole('dialog', { name: keys.heading }).waitFor();
    expect([...agent.complaints, ...colleague.complaints]).toEqual([]);
  });

  it('[P6] a lead finds a chat of somebody else and whispers to its agent; the customer hears nothing', async () => {
    const { agent, customer, chatId } = await longChat();
    const lead = await AtConsole.of(browser, desk, '9001', { tongue });
    await search(lead, said.query);
    await lead.page.getByRole('button', { name: lead.words.desk.finder.filters.label }).click();
    await lead.pictured('search-lead');
    await lead.page.getByRole('combobox', { name: lead.words.desk.finder.label }).focus();
    await lead.page.keyboard.press('Enter');
    await lead.page.locator('.log_log .message_said', { hasText: said.sought }).waitFor();

    const { whisper } = lead.words.desk.chat;
    const field = lead.page.getByRole('textbox', { name: whisper.label });
    await lead.page.keyboard.press('Alt+n');
    await lead.page.keyboard.type(said.whisper);
    expect(await field.inputValue()).toBe(said.whisper);
    await lead.page.getByText(whisper.unseen).waitFor();
    await lead.pictured('whisper');
    await lead.page.keyboard.press('Enter');
    await lead.page
      .locator('.message_message[data-side=note] .message_said', { hasText: said.whisper })
      .waitFor();
    await lead.pictured('whispered');
    const note = await agent.entries.first(({ text }) => text === said.whisper);
    expect(note).toMatchObject({ chatId, kind: 'note', by: { account: '9001' } });
    // What comes after it has reached the customer; the whisper has not.
    granted(await agent.socket.emitWithAck('message', { chatId, clientId: newId(), text: 'after' }));
    await customer.entries.first(({ text }) => text === 'after');
    expect(customer.entries.all.some(({ text }) => text === said.whisper)).toBe(false);
    expect(lead.complaints).toEqual([]);
  });

  it('the search fits a phone', async () => {
    await longChat();
    const agent = await AtConsole.of(browser, desk, '1001', { tongue, width: 320, height: 640 });
    await search(agent, said.query);
    await agent.pictured('search');
    await expectFit(agent.page);
  });
});
