import type { Browser } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, InShop, openBrowser, type Look } from './a-browser.ts';
import { expectFit, expectReflow } from './fit.ts';
import { TONGUES } from './words.ts';

jest.setTimeout(180_000);

/** Of the console, which `expectFit` turns into the other language by itself. */
const LOOKS: [string, Look][] = [
  ['wide', { width: 1440 }],
  ['320 px', { width: 320, height: 640 }],
  ['375 px', { width: 375, height: 640 }],
  ['dark', { dark: true }],
  ['dark, 320 px', { dark: true, width: 320, height: 640 }],
];

let browser: Browser;
let desk: Desk;
beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), Desk.start({ AGENT_CAPACITY: '1' })]);
  const agent = await AtConsole.of(browser, desk, '1001');
  await agent.goOnline();
});
afterAll(() => Promise.all([browser.close(), desk.stop()]));

// First: the reports below are about these chats.
describe.each(TONGUES.flatMap((tongue) => LOOKS.map(([name, look]) => [tongue, name, look] as const)))(
  'the widget is for everybody: %s, %s',
  (tongue, _, look) => {
    it('the widget before, during and after a chat', async () => {
      const customer = await InShop.of(browser, desk, { ...look, tongue });
      await expectFit(customer.frame);
      await customer.say('请问耳机支持两台设备吗');
      await expectFit(customer.frame);
      expect(customer.complaints).toEqual([]);
      await customer.leave();
    });
  },
);

describe.each(LOOKS)('every screen is for everybody: %s', (_, look) => {
  it('signing in, the inbox, the floor and the reports', async () => {
    const door = await AtConsole.atTheDoor(browser, desk, look);
    await expectFit(door.page);
    await door.leave();
    const lead = await AtConsole.of(browser, desk, '9001', look);
    await expectFit(lead.page);
    await lead.page.keyboard.press('Alt+b');
    await lead.page.getByRole('heading', { name: lead.words.desk.floor.agents }).waitFor();
    await expectFit(lead.page);
    await lead.pictured(`floor-${look.dark ? 'dark' : 'light'}`);
    await expectReflow(lead.page, '[role=grid]');
    // Keys are hinted at where there is room for a keyboard beside the screen.
    await lead.me.click();
    await lead.page.getByRole('menuitemradio', { name: lead.words.desk.me.online }).waitFor();
    expect(await lead.page.getByText('Alt+S').isVisible()).toBe((look.width ?? 1440) > 479);
    await lead.page.keyboard.press('Escape');

    // They scroll by themselves, and never with the whole page.
    await lead.page.evaluate("location.hash = '#/reports'");
    await lead.page.getByText(lead.words.desk.reports.overview).first().waitFor();
    await lead.page.getByText(lead.words.desk.reports.rules).first().waitFor();
    await expectFit(lead.page);
    expect(
      await lead.page.evaluate(
        '[document.documentElement, document.querySelector(".console_console")].map((one) => one.scrollHeight - one.clientHeight)',
      ),
    ).toEqual([0, 0]);
    expect(lead.complaints).toEqual([]);
    await lead.leave();
  });

  it('the timeline, drawn and as a table', async () => {
    const lead = await AtConsole.of(browser, desk, '9001', look);
    await lead.page.evaluate("location.hash = '#/timeline'");
    await lead.page.locator('.timeline_lane .timeline_online').waitFor();
    await expectFit(lead.page);
    await lead.pictured(`timeline-${look.dark ? 'dark' : 'light'}`);
    await lead.page.getByRole('button', { name: lead.words.desk.timeline.asTable }).click();
    await lead.page.getByRole('row').nth(1).waitFor();
    await expectFit(lead.page);
    await expectReflow(lead.page, '.timeline_found');
    expect(lead.complaints).toEqual([]);
    await lead.leave();
  });
});
