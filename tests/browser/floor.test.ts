import type { Browser, Page } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, InShop, openBrowser } from './a-browser.ts';
import { expectFit, expectReflow } from './fit.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

let browser: Browser;
let desk: Desk;
beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), Desk.start()]);
  const agent = await AtConsole.of(browser, desk, '1001');
  await agent.goOnline();
  const customer = await InShop.of(browser, desk);
  await customer.say('我的快递到哪里了');
  await agent.openNext();
});
afterAll(() => Promise.all([browser.close(), desk.stop()]));

const WIDTHS = [
  ['beside the table', 1440, 900, true],
  ['beside the table', 1024, 768, true],
  ['in its place', 390, 844, false],
] as const;

describe.each(A_TONGUE)('a lead, in %s', (tongue) => {
  it.each(WIDTHS)('lands on the floor and looks on %s at %i px', async (_, width, height, isBeside) => {
    const lead = await AtConsole.of(browser, desk, '9001', { tongue, width, height });
    const { floor } = lead.words.desk;
    const table = lead.page.getByRole('grid', { name: floor.sessions });
    await table.locator('[role=row][data-key]').first().waitFor();
    await lead.page.keyboard.press('Alt+j');
    await lead.page.getByRole('log', { name: lead.words.desk.chat.log }).waitFor();
    expect(await table.isVisible()).toBe(isBeside);
    expect(await widthOf(lead.page, '.chat-header_customer-name')).toBeGreaterThan(30);
    await expectFit(lead.page);
    await lead.pictured('floor-beside');
    const leave = isBeside ? lead.words.desk.dialog.close : floor.leave;
    await lead.page.getByRole('button', { name: leave, exact: true }).click();
    await lead.page.getByRole('heading', { name: floor.agents }).waitFor();
    expect(lead.complaints).toEqual([]);
    await lead.leave();
  });
});

it.each([1440, 1181, 1179, 1024, 901, 899, 760, 701, 699, 390])(
  'the table of the floor folds to %i px, and nobody scrolls it sideways',
  async (width) => {
    const lead = await AtConsole.of(browser, desk, '9001', { width, height: 800 });
    await lead.page.locator('[role=grid] [role=row][data-key]').first().waitFor();
    await lead.pictured('floor-fold');
    await expectReflow(lead.page, '[role=grid]');
    await expectFit(lead.page);
    await lead.leave();
  },
);

async function widthOf(page: Page, part: string): Promise<number> {
  return (await page.locator(part).first().boundingBox())?.width ?? 0;
}
