import type { Browser } from 'playwright-core';
import { Desk, granted } from '../wire/a-desk.ts';
import { LEAPING } from '../wire/leaping-time.ts';
import { AtConsole, everybodyLeaves, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

const MINUTE = 60_000;

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(A_TONGUE)('away automatically, in %s', (tongue) => {
  let desk: Desk;
  beforeEach(async () => (desk = await Desk.start({ DESK_LOCALE: tongue, AWAY_AFTER: '15m', ...LEAPING })));
  afterEach(async () => {
    await everybodyLeaves(browser);
    await desk.stop();
  });

  it('comes after a time without a key, is told apart, and ends by the next key; what was chosen does not', async () => {
    const lead = await desk.agent('9001');
    const agent = await AtConsole.of(browser, desk, '1001', { tongue });
    const { me } = agent.words.desk;
    const said = (words: string) => agent.page.getByRole('status').filter({ hasText: words });
    const startsOf = (words: string) => words.split(/[{（]/)[0]!;
    await agent.goOnline();
    // Longer than the page, which goes on in its own time, tells of the keys just pressed.
    await lead.staff.first((one) => one.account === '1001' && one.status === 'online');
    const { away } = await leapUntilAway(lead);
    expect(away).toMatchObject({ cause: 'idle' });
    await said(me.nowAwayAs.idle).waitFor();
    await agent.pictured('away-automatically');
    await expectFit(agent.page);
    const onFloor = await AtConsole.of(browser, desk, '9001', { tongue, width: 320, height: 700 });
    await onFloor.page.keyboard.press('Alt+b');
    const row = onFloor.page.getByRole('listitem').filter({ hasText: '1001' });
    const sentence = me.awayAs.idle.replace(/\{\{time\}\}/, '').trim();
    await row.getByText(startsOf(sentence)).waitFor();
    await onFloor.pictured('away-automatically-floor');
    await expectFit(onFloor.page);

    await agent.page.keyboard.press('Shift');
    await said(me.backOnline).waitFor();
    await agent.me.getByText(me.online, { exact: true }).waitFor();

    // Chosen: no key ends it.
    granted(await lead.socket.emitWithAck('setStatusOf', { account: '1001', value: 'away' }));
    await agent.me.getByText(me.away, { exact: true }).waitFor();
    await agent.page.keyboard.press('Shift');
    await lead.quiet();
    expect(lead.staff.all.findLast(({ account }) => account === '1001')?.status).toBe('away');
    for (const { complaints } of [agent, onFloor]) expect(complaints).toEqual([]);

    /** The page tells of its last key up to ten seconds later. */
    async function leapUntilAway(watching: typeof lead) {
      const gone = watching.staff.next((one) => one.account === '1001' && one.status === 'away');
      await desk.time({ wish: 'leap', ms: 16 * MINUTE });
      return gone;
    }
  });
});
