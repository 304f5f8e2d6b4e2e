import type { Browser } from 'playwright-core';
import { v7 as newId } from 'uuid';
import { Desk } from '../wire/a-desk.ts';
import { everybodyLeaves, InShop, openBrowser } from './a-browser.ts';
import { atWork } from './at-work.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

const LINES = 120;

let browser: Browser;
let desk: Desk | undefined;
beforeAll(async () => (browser = await openBrowser()));
afterEach(async () => {
  await everybodyLeaves(browser);
  await desk?.stop();
  desk = undefined;
});
afterAll(() => browser.close());

it.each(A_TONGUE)('a chat is printed whole, and nothing else with it, in %s', async (tongue) => {
  const { agent, customer, ...work } = await atWork(browser, tongue);
  desk = work.desk;
  await customer.say('在吗 hello');
  await agent.openNext();
  const cookie = await desk.cookieOf('1001');
  const answer = await desk.get('/api/chats', cookie);
  const { chats } = (await answer.json()) as { chats: { id: string }[] };
  const writer = await desk.agent('1001');
  for (let n = 1; n <= LINES; n += 1) {
    const said = { chatId: chats[0]?.id ?? '', clientId: newId(), text: `第 ${n} 句` };
    expect((await writer.socket.emitWithAck('message', said)).ok).toBe(true);
  }
  const { page } = agent;
  await page.locator('.log_log').getByText(`第 ${LINES} 句`, { exact: true }).waitFor();
  expect(await page.locator('.log_log .message_said').count()).toBeLessThan(LINES);

  await page.emulateMedia({ media: 'print' });
  await page.evaluate(`dispatchEvent(new Event('beforeprint'))`);
  expect(await page.locator('.paper_paper .message_said').count()).toBe(LINES + 1);
  expect(
    await page.locator('.log_log, .composer_composer, .inbox_lists').filter({ visible: true }).count(),
  ).toBe(0);
  await agent.pictured('printed');
  await page.evaluate(`dispatchEvent(new Event('afterprint'))`);
  await page.emulateMedia({ media: 'screen' });
  await page.locator('.paper_paper').waitFor({ state: 'detached' });
  expect(agent.complaints).toEqual([]);
});

it.each(A_TONGUE)('a customer’s chat is printed whole, with who said what, in %s', async (tongue) => {
  desk = await Desk.start({ DESK_LOCALE: tongue });
  const writer = await desk.agent('1001', 'online');
  const customer = await InShop.of(browser, desk, { tongue });
  await customer.say('在吗 hello');
  // Only whom the chat was dealt to may write in it.
  const chat = await writer.chats.first(
    ({ lastText, status }) => lastText === '在吗 hello' && status === 'open',
  );
  for (let n = 1; n <= LINES; n += 1) {
    const said = { chatId: chat.id, clientId: newId(), text: `第 ${n} 句` };
    expect((await writer.socket.emitWithAck('message', said)).ok).toBe(true);
  }
  // A browser prints a frame as a page of its own.
  const page = await customer.context.newPage();
  await page.goto(`${desk.url}/widget/`);
  await page.getByText(`第 ${LINES} 句`, { exact: true }).waitFor();
  const isWhole = `(({ scrollHeight, clientHeight }) => scrollHeight === clientHeight)(document.querySelector('.scroller'))`;
  expect(await page.evaluate(isWhole)).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await page.evaluate(isWhole)).toBe(true);
  expect(await page.evaluate('document.documentElement.scrollHeight > 2 * innerHeight')).toBe(true);
  expect(await page.locator('.composer, button').filter({ visible: true }).count()).toBe(0);
  const colours = `['.mine .bubble', 'body'].map((part) => getComputedStyle(document.querySelector(part)).color)`;
  const [mine, paper] = await page.evaluate<string[]>(colours);
  expect(mine).toBe(paper);
  const folder = process.env['PICTURES'];
  if (folder) await page.pdf({ path: `${folder}/printed-widget-${tongue}.pdf` });
});
