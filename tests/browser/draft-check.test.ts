import type { Browser, Page } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, InShop, openBrowser } from './a-browser.ts';
import { until } from './until.ts';

jest.setTimeout(120_000);

let browser: Browser;
let desk: Desk;
beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), Desk.start()]);
  await publish([
    { do: 'editRule', id: 'no_blame', severity: 'block' },
    { do: 'editRule', id: 'no_stiff_wording', severity: 'confirm' },
  ]);
});
afterAll(() => Promise.all([browser.close(), desk.stop()]));

async function publish(edits: object[]): Promise<void> {
  const headers = { cookie: await desk.cookieOf('9001'), 'content-type': 'application/json' };
  const post = async (path: string, body: object) => {
    const address = `${desk.url}/api/manual${path}`;
    const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await response.json()) as { version: { number: number } };
  };
  const { version } = await post('/versions', { parent: 0, why: 'x', edits });
  await post(`/versions/${version.number}/publish`, { why: 'x', replaces: 0 });
}

const BLOCKED = '你怎么不早说';
const ASKED = '您必须先付款';

test('what blocks stays until it is changed, what asks goes out deliberately, and the lines lie under their words', async () => {
  const agent = await AtConsole.of(browser, desk, '1001', { width: 1440, height: 740 });
  await agent.goOnline();
  const customer = await InShop.of(browser, desk);
  await customer.say('在吗');
  await agent.openChat('在吗');
  const { composer, page, words } = agent;
  await composer.fill(BLOCKED);
  await page.locator('.composer_draft-mark[data-severity="block"]').waitFor();
  await composer.press('Enter');
  await composer.press('Control+Enter');
  await page
    .getByText(words.desk.chat.composer.blocked.split('{{')[0] ?? '')
    .first()
    .waitFor();
  await composer.press('Alt+c');
  expect(await composer.inputValue()).not.toContain(BLOCKED);
  await composer.fill(ASKED);
  await composer.press('Enter');
  await page.getByRole('button', { name: words.desk.chat.composer.sendAnyway }).waitFor();
  await composer.press('Control+Enter');
  await customer.frame.getByText(ASKED).waitFor();
  expect(await customer.frame.getByText(BLOCKED).count()).toBe(0);
  for (const width of [1440, 320]) expect(await mirrored(page, width)).toBe(true);
  expect(agent.complaints).toEqual([]);
});

/** Whether the field and what carries the lines have the same shape, with a draft that has to scroll. */
async function mirrored(page: Page, width: number): Promise<boolean> {
  await page.setViewportSize({ width, height: 740 });
  const line = '第一行 hello world,你怎么不早说,这一句很长,用来看下划线对不对得上 and English words too。';
  const draft = `${Array.from({ length: 30 }, () => line).join('\n')}\n`;
  await page.locator('textarea.composer_reply').fill(draft);
  await page.locator('.composer_draft-mark').first().waitFor();
  await page.evaluate("document.querySelector('textarea.composer_reply').scrollTop = 77");
  await until(page, "document.querySelector('.composer_draft-marks').scrollTop === 77");
  const [field, lines] = await page.evaluate<number[][]>(
    "['textarea.composer_reply', '.composer_draft-marks'].map((one) => document.querySelector(one)).map((one) => [one.scrollHeight, one.clientWidth, one.offsetHeight])",
  );
  return JSON.stringify(field) === JSON.stringify(lines);
}
