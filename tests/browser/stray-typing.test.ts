import type { Browser } from 'playwright-core';
import { Customer } from '../wire/a-customer.ts';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, openBrowser } from './a-browser.ts';
import { until } from './until.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

/** How twenty replies begin under an input method that is off: 我, 给您, 好的, 谢, 您好, 请问 … */
const OPENINGS = [
  ...[
    'wo ',
    'gei nin ',
    'hao de ',
    'xie ',
    'nin hao ',
    'qing wen ',
    'shi de ',
    'mei guan xi ',
    'bu hao yi si ',
  ],
  ...['ke yi ', 'zhe ge ', 'dui bu qi ', 'ma shang ', 'deng yi xia ', 'kuai di ', 'tui huo ', 'lai ', 'jiu '],
  ...['yao ', 'ok, just a moment '],
];

const WINDOWS = { w: 'warn', g: 'flag', h: 'hold', t: 'transfer', x: 'close' } as const;

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(A_TONGUE)('typing without a look at the focus, in %s', (tongue) => {
  let desk: Desk;
  let agent: AtConsole;
  let customers: Customer[];
  beforeAll(async () => {
    desk = await Desk.start({ DESK_LOCALE: tongue });
    agent = await AtConsole.of(browser, desk, '1001', { tongue });
    await agent.goOnline();
    customers = [];
    for (const text of ['在吗 one', '在吗 two']) {
      const customer = await Customer.come(desk.url, { locale: tongue });
      await customer.socket.emitWithAck('start', { clientId: text, text });
      customers.push(customer);
    }
    await agent.page.locator('.chat-row_row-item').nth(1).waitFor();
  });
  afterAll(async () => {
    for (const customer of customers) customer.go();
    await desk.stop();
  });

  /** All that was typed stands in the reply, and nothing else has happened to anybody. */
  const typed = async (prepare: (at: number) => Promise<void>): Promise<void> => {
    for (const [at, opening] of OPENINGS.entries()) {
      await prepare(at);
      await agent.page.keyboard.type(opening);
      expect(await agent.composer.inputValue()).toBe(opening);
      await agent.composer.fill('');
    }
    await nothingHappened();
  };

  const nothingHappened = async (): Promise<void> => {
    expect(await agent.page.getByRole('dialog').count()).toBe(0);
    expect(await agent.page.locator('.log_event.log_grave, .message_message[data-side=note]').count()).toBe(
      0,
    );
    await agent.me.getByText(agent.words.desk.me.online, { exact: true }).waitFor();
    for (const { entries } of customers)
      expect(entries.all.filter(({ kind, by }) => kind !== 'joined' && by.role !== 'customer')).toEqual([]);
    expect(agent.complaints).toEqual([]);
  };

  const isInReply = () =>
    until(agent.page, `document.activeElement === document.querySelector('.composer_reply')`);

  it('after a click on a chat, the words stand in its reply', async () => {
    await typed(async (at) => {
      await agent.page
        .locator('.chat-row_row-item')
        .nth(at % 2)
        .click();
      await isInReply();
    });
  });

  it('after Alt+J and Alt+K too', async () => {
    await agent.openNext();
    await typed(async (at) => {
      await agent.page.keyboard.press(at % 2 === 0 ? 'Alt+j' : 'Alt+k');
      await isInReply();
    });
  });

  it('after a click into the log, and with the focus in a list or on a button', async () => {
    await agent.openNext();
    await typed(async () => {
      await agent.page.locator('.log_log').click();
    });
    for (const place of ['.log_log', '.chat-row_row-item', '.chat-header_customer-button']) {
      await agent.page.locator(place).first().focus();
      await agent.page.keyboard.type('wo ');
      expect(await agent.composer.inputValue()).toBe('wo ');
      await agent.composer.fill('');
    }
  });

  it('words that were selected to be copied stay selected', async () => {
    await agent.openNext();
    await agent.page.locator('.message_said').first().dblclick();
    expect(await agent.page.evaluate<string>('String(getSelection())')).not.toBe('');
  });

  it.each(Object.entries(WINDOWS))(
    'with the window of Alt+%s (%s) just opened, nothing goes out',
    async (key) => {
      await agent.openNext();
      await isInReply();
      await agent.page.keyboard.press(`Alt+${key}`);
      const window = agent.page.locator('[role=dialog],[role=alertdialog]');
      await window.waitFor();
      for (const opening of OPENINGS) await agent.page.keyboard.type(opening);
      expect(await window.count()).toBe(1);
      await agent.page.keyboard.press('Escape');
      await window.waitFor({ state: 'detached' });
      await isInReply();
      await nothingHappened();
    },
  );

  it('going away is said', async () => {
    await agent.page.keyboard.press('Alt+s');
    await agent.page.getByRole('dialog', { name: agent.words.desk.me.own }).waitFor();
    await agent.page.keyboard.press('2');
    await agent.page.getByRole('status').getByText(agent.words.desk.me.nowAway).waitFor();
  });
});
