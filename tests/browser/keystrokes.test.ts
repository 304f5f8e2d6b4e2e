import type { Browser } from 'playwright-core';
import type { Suggestions } from '../../protocol/desk.ts';
import type { Entry } from '../../protocol/entry.ts';
import { Customer } from '../wire/a-customer.ts';
import { Desk } from '../wire/a-desk.ts';
import type { Agent } from '../wire/an-agent.ts';
import { AtConsole, openBrowser } from './a-browser.ts';
import { until } from './until.ts';
import { TONGUES, type Tongue } from './words.ts';

jest.setTimeout(180_000);

const SAID = {
  'zh-CN': {
    question: '耳机连不上怎么办',
    told: '长按三秒就能重新配对',
    got: '明白了',
    no: '没有了，谢谢，再见',
  },
  en: {
    question: 'How do I pair it?',
    told: 'Hold the button for three seconds',
    got: 'Got it',
    no: 'No, thank you, bye',
  },
};

/** A chat that ends kindly takes at most so many chords, the jump to it included. */
const MOST = 9;

/** Counts what the hand does: a chord such as Alt+1 is one; typed words are not counted. */
class Hand {
  chords = 0;
  private readonly read = new Set<Entry>();

  /** `beside` is another console of the same agent, which hears what the screen is told. */
  constructor(
    readonly agent: AtConsole,
    private readonly beside: Agent,
  ) {}

  async press(...chords: string[]): Promise<void> {
    for (const chord of chords) {
      await this.agent.page.keyboard.press(chord);
      this.chords += 1;
    }
  }

  /** Takes the first phrase on offer that sounds like this, by its number, and sends it. `said` is what the customer has said last. */
  async say(sounds: string, said: string): Promise<void> {
    const { page } = this.agent;
    const offered = await this.offeredAfter(said);
    const at = offered.findIndex((text) => new RegExp(sounds, 'iu').test(text));
    await this.press(`Alt+Digit${at + 1}`);
    await until(page, `document.querySelector('.composer_reply').value !== ''`);
    await this.press('Enter');
    await until(page, `document.querySelector('.composer_reply').value === ''`);
  }

  /** What stands on the screen once the assistant has read a line of the customer: a hand looks before it presses. */
  private async offeredAfter(said: string): Promise<string[]> {
    const { chatId, seq } = await this.beside.entries.first(
      (one) => one.text === said && !this.read.has(one),
    );
    for (const one of this.beside.entries.all) this.read.add(one);
    const isAnswer = (one: Suggestions): boolean => one.chatId === chatId && one.seq >= seq;
    await this.beside.suggestions.first(isAnswer);
    for (;;) {
      const latest = this.beside.suggestions.all.findLast(isAnswer)?.phrases.slice(0, 5);
      const shown = await this.agent.page.evaluate<string[]>(
        `Array.from(document.querySelectorAll('.assistant_phrases .phrase_phrase-text'), (one) => one.textContent)`,
      );
      if (shown.join() === latest?.map(({ text }) => text).join()) return shown;
    }
  }

  async type(text: string): Promise<void> {
    await this.agent.page.keyboard.insertText(text);
    await this.press('Enter');
    await until(this.agent.page, `document.querySelector('.composer_reply').value === ''`);
  }

  /** The chords of what is done meanwhile. */
  async counted(act: () => Promise<void>): Promise<number> {
    const before = this.chords;
    await act();
    return this.chords - before;
  }
}

const SOUNDS = { more: '还有|anything else|other', bye: '再见|bye', thanks: '客气|welcome' };

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(TONGUES)('what the hand does, in %s', (tongue) => {
  let desk: Desk;
  let agent: AtConsole;
  let hand: Hand;
  const customers: Customer[] = [];
  beforeAll(async () => {
    desk = await Desk.start({ DESK_LOCALE: tongue, AGENT_CAPACITY: '20' });
    agent = await AtConsole.of(browser, desk, '1001', { tongue });
    await agent.goOnline();
    hand = new Hand(agent, await desk.agent('1001'));
  });
  afterAll(async () => {
    for (const customer of customers) customer.go();
    await desk.stop();
  });

  const comes = async (at: number): Promise<Customer> => {
    const customer = await Customer.come(desk.url, { locale: tongue });
    customers.push(customer);
    const { question } = SAID[tongue];
    await customer.socket.emitWithAck('start', { clientId: String(at), text: question });
    await until(agent.page, `document.querySelectorAll('.chat-row_row-item').length > 0`);
    return customer;
  };

  const heard = (customer: Customer, sounds: string) =>
    customer.entries.first(
      ({ text, by }) => by.role === 'agent' && new RegExp(sounds, 'iu').test(text ?? ''),
    );

  /** From the jump to the close: an explanation that is understood, anything else, thanks and goodbye. */
  const kindly = (customer: Customer): Promise<number> =>
    hand.counted(async () => {
      const { told, got, no } = SAID[tongue];
      await hand.press('Alt+o');
      await until(agent.page, `document.activeElement === document.querySelector('.composer_reply')`);
      await hand.type(told);
      await heard(customer, told);
      await customer.say(got);
      await agent.page.getByText(got, { exact: true }).last().waitFor();
      await hand.say(SOUNDS.more, got);
      await heard(customer, SOUNDS.more);
      await customer.say(no);
      await agent.page.getByText(no, { exact: true }).last().waitFor();
      await hand.say(SOUNDS.bye, no);
      await hand.press('Alt+x');
      await agent.page.getByText(agent.words.desk.actions.closeDialog.complete).waitFor();
      await hand.press('Enter');
      await customer.entries.first(({ kind }) => kind === 'closed');
      await until(agent.page, `document.querySelector('[role=dialog]') === null`);
    });

  it('[P4] eight chats that end kindly take at most nine chords each', async () => {
    const counts: number[] = [];
    for (let at = 0; at < 8; at += 1) counts.push(await kindly(await comes(at)));
    print(tongue, 'close kindly, explanation included', counts);
    expect(Math.max(...counts)).toBeLessThanOrEqual(MOST);
    expect(agent.complaints).toEqual([]);
  });

  it('the other tasks take what they take', async () => {
    const { page } = agent;
    const customer = await comes(30);
    const table: Record<string, number> = {};
    const isOpen = (open: boolean) =>
      until(page, `(document.querySelector('[role*=dialog]') !== null) === ${open}`);
    table['jump to the longest wait, ready to type'] = await hand.counted(() => hand.press('Alt+o'));
    table['next chat, ready to type'] = await hand.counted(async () => {
      await hand.press('Alt+j');
      await until(page, `document.activeElement === document.querySelector('.composer_reply')`);
    });
    table['hold'] = await hand.counted(async () => {
      await hand.press('Alt+h');
      await isOpen(true);
      await hand.press('2');
      await isOpen(false);
    });
    table['warn'] = await hand.counted(async () => {
      await hand.press('Alt+w');
      await isOpen(true);
      await hand.press('Control+Enter');
      await isOpen(false);
    });
    table['close with a usual reason'] = await hand.counted(async () => {
      await hand.press('Alt+x');
      await isOpen(true);
      await hand.press('6', 'Enter');
      await customer.entries.first(({ kind }) => kind === 'closed');
    });
    for (const [task, count] of Object.entries(table)) print(tongue, task, [count]);
    expect(table).toEqual({
      'jump to the longest wait, ready to type': 1,
      'next chat, ready to type': 1,
      hold: 2,
      warn: 2,
      'close with a usual reason': 3,
    });
    expect(agent.complaints).toEqual([]);
  });
});

function print(tongue: Tongue, task: string, counts: readonly number[]): void {
  const most = Math.max(...counts);
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  process.stdout.write(
    `| ${tongue} | ${task} | ${counts.length} × | ${mean.toFixed(1)} (at most ${most}) |\n`,
  );
}
