import { readFileSync } from 'node:fs';
import type { Browser, Frame, Page } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, InShop, openBrowser, type Look } from './a-browser.ts';
import { TONGUES } from './words.ts';

jest.setTimeout(180_000);

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds against WCAG 2.2 A and AA, one line each. */
async function faults(place: Page | Frame): Promise<string[]> {
  // A content policy forbids scripts that are not the page's own; evaluated code is the test's.
  await place.evaluate(AXE);
  return place.evaluate<string[]>(`axe
    .run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))`);
}

/** Whether something sticks out to the right, so that a reader has to scroll sideways. */
function isTooWide(place: Page | Frame): Promise<boolean> {
  return place.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth + 1');
}

async function expectFit(place: Page | Frame): Promise<void> {
  expect(await faults(place)).toEqual([]);
  expect(await isTooWide(place)).toBe(false);
}

const LOOKS: [string, Look][] = [
  ...TONGUES.map((tongue): [string, Look] => [`${tongue}, wide`, { tongue, width: 1440 }]),
  ...TONGUES.map((tongue): [string, Look] => [`${tongue}, 320 px`, { tongue, width: 320, height: 640 }]),
  ['dark', { dark: true }],
];

let browser: Browser;
let desk: Desk;
beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), Desk.start({ AGENT_CAPACITY: '1' })]);
  const agent = await AtConsole.of(browser, desk, '1001');
  await agent.goOnline();
});
afterAll(() => Promise.all([browser.close(), desk.stop()]));

describe.each(LOOKS)('every screen is for everybody: %s', (_, look) => {
  it('signing in, the inbox and the floor', async () => {
    const door = await AtConsole.atTheDoor(browser, desk, look);
    await expectFit(door.page);
    await door.leave();
    const lead = await AtConsole.of(browser, desk, '9001', look);
    await expectFit(lead.page);
    await lead.page.keyboard.press('Alt+b');
    await lead.page.getByRole('heading', { name: lead.words.desk.floor.agents }).waitFor();
    await expectFit(lead.page);
    expect(lead.complaints).toEqual([]);
    await lead.leave();
  });

  it('the widget before, during and after a chat', async () => {
    const customer = await InShop.of(browser, desk, look);
    await expectFit(customer.frame);
    await customer.say('请问耳机支持两台设备吗');
    await expectFit(customer.frame);
    expect(customer.complaints).toEqual([]);
    await customer.leave();
  });
});
