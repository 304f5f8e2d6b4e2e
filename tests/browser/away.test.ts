import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { Desk, freePort } from '../wire/a-desk.ts';
import { AtConsole, everybodyLeaves, InShop, openBrowser } from './a-browser.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

const SAID = {
  'zh-CN': { before: '你好', question: '断线时问的问题', reply: '断线时写的回复' },
  en: { before: 'Hello there', question: 'Asked while you were away', reply: 'Answered while it was away' },
};

/** What a browser writes by itself while nobody answers at the desk's address. */
const NOBODY_THERE =
  /ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|ERR_INTERNET_DISCONNECTED|WebSocket/;

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(A_TONGUE)('a desk that is killed and comes back, on the screens in %s', (tongue) => {
  let desk: Desk;
  let start: () => Promise<Desk>;
  beforeEach(async () => {
    const place = { PORT: String(await freePort()), DATA_DIR: mkdtempSync(join(tmpdir(), 'huashu-away-')) };
    start = () => Desk.start({ ...place, DESK_LOCALE: tongue });
    desk = await start();
  });
  afterEach(async () => {
    await everybodyLeaves(browser);
    await desk.stop();
    rmSync(desk.dataDir, { recursive: true, force: true });
  });

  it('both sides say that a line is not sent yet, and it is delivered once when the desk is back', async () => {
    const said = SAID[tongue];
    const agent = await AtConsole.of(browser, desk, '1001', { tongue });
    await agent.goOnline();
    const customer = await InShop.of(browser, desk, { tongue });
    await customer.say(said.before);
    await agent.openChat(said.before);
    const [reply, question] = [lineOf(agent, said.reply), bubbleOf(customer, said.question)];
    const { deskAway, notSentAway, notSentOffline, offline } = customer.words.shop;
    const { delivery } = agent.words.desk.chat;

    await desk.kill();
    await agent.page.getByText(agent.words.desk.connection.offline).waitFor();
    await agent.composer.fill(said.reply);
    await agent.composer.press('Enter');
    await reply.getByText(delivery.queued).waitFor();
    await customer.say(said.question);
    await question.getByText(notSentAway).waitFor();
    await customer.frame.getByText(deskAway).waitFor();
    // The customer's own network goes too, and comes back.
    await customer.context.setOffline(true);
    await question.getByText(notSentOffline).waitFor();
    await customer.frame.getByText(offline).waitFor();
    await customer.context.setOffline(false);
    await question.getByText(notSentAway).waitFor();

    desk = await start();
    await lineOf(agent, said.question).waitFor();
    await bubbleOf(customer, said.reply).waitFor();
    await reply.getByText(delivery.queued).waitFor({ state: 'detached' });
    await question.getByText(notSentAway).waitFor({ state: 'detached' });
    for (const text of [said.question, said.reply])
      expect([await lineOf(agent, text).count(), await bubbleOf(customer, text).count()]).toEqual([1, 1]);
    for (const { complaints } of [agent, customer])
      expect(complaints.filter((words) => !NOBODY_THERE.test(words))).toEqual([]);
    await Promise.all([agent.leave(), customer.leave()]);
  });
});

/** A line in the agent's chat, with what stands below it. */
function lineOf({ page }: AtConsole, text: string) {
  return page.getByRole('article').filter({ hasText: text });
}

/** A line in the customer's chat. */
function bubbleOf({ frame }: InShop, text: string) {
  return frame.locator('.line').filter({ hasText: text });
}
