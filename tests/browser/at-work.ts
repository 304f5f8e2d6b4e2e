import type { Browser } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, InShop } from './a-browser.ts';
import type { Tongue } from './words.ts';

/** A desk in one language with an agent who is online, and a customer in the shop who has not written yet. */
export async function atWork(
  browser: Browser,
  tongue: Tongue,
): Promise<{ desk: Desk; agent: AtConsole; customer: InShop }> {
  const desk = await Desk.start({ DESK_LOCALE: tongue });
  try {
    const agent = await AtConsole.of(browser, desk, '1001', { tongue });
    await agent.goOnline();
    return { desk, agent, customer: await InShop.of(browser, desk, { tongue }) };
  } catch (error) {
    // Nobody else knows of this desk yet; left running, it would keep the tests from ending.
    await desk.stop();
    throw error;
  }
}
