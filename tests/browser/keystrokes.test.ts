import type { Browser } from 'playwright-core';
import { Customer } from '../wire/a-customer.ts';
import { Desk } from '../wire/a-desk.ts';
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
  constructor(readonly agent: AtConsole) {}

  async press(...chords: string[]): Promise<void> {
    for (const chord of chords) {
      await this.agent.page.keyboard.press(chord);
      this.chords += 1;
    }
  }

  /** Takes the first phrase on offer that sounds like this, by its number, and sends it. */
  async say(sounds: string): Promise<void> {
    const { page } = this.agent;
    const phrases = `Array.from(document.querySelectorAll('.phrases .phrase-text'), (one) => one.textContent)`;
    // What is on offer changes with the customer's line, which may still be on its way: a hand looks before it presses.
    await until(
      page,
      `(() => {
        const now = ${phrases}.join();
        window.same = now === window.offered ? (window.same ?? 0) + 1 : 0;
        window.offered = now;
        return window.same > 30 && new RegExp(${JSON.stringify(sounds)}, 'i').test(now);
      })()`,
    );
    const offered = await page.evaluate<string[]>(phrases);
    const at = offered.findIndex((text) => new RegExp(sounds, 'iu').test(text));
    await this.press(`Alt+Digit${at + 1}`);
    await until(page, `document.querySelector('.reply').value !== ''`);
    await this.press('Enter');
    await until(page, `document.querySelector('.reply').value === ''`);
  }

  async type(text: string): Promise<void> {
    await this.agent.page.keyboard.insertText(text);
    await this.press('Enter');
    await until(this.agent.page, `document.querySelector('.reply').value === ''`);
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
    hand = new Hand(agent);
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
    await until(agent.page, `document.querySelectorAll('.row-item').length > 0`);
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
      await until(agent.page, `document.activeElement === document.querySelector('.reply')`);
      await hand.type(told);
      await heard(customer, told);
      await customer.say(got);
      await agent.page.getByText(got, { exact: true }).last().waitFor();
      await hand.say(SOUNDS.more);
      await heard(customer, SOUNDS.more);
      await customer.say(no);
      await agent.page.getByText(no, { exact: true }).last().waitFor();
      await hand.say(SOUNDS.bye);
      await hand.press('Alt+x');
      await agent.page.getByText(agent.words.desk.actions.closeDialog.complete).waitFor();
      await hand.press('Enter');
      await customer.entries.first(({ kind }) => kind === 'closed');
      await until(agent.page, `document.querySelector('[role=dialog]') === null`);
    });

  it('[P4] twenty chats that end kindly take at most nine chords each', async () => {
    const counts: number[] = [];
    for (let at = 0; at < 20; at += 1) counts.push(await kindly(await comes(at)));
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
      await until(page, `document.activeElement === document.querySelector('.reply')`);
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
