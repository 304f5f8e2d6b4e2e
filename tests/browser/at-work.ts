import type { Browser } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, InShop } from './a-browser.ts';
import type { Tongue } from './words.ts';

/** Who works at a desk. */
export interface AtWork {
  agent: AtConsole;
  customer: InShop;
}

/** Of this desk an agent who is online, and a customer in the shop who has not written yet. */
export async function comeToWork(browser: Browser, desk: Desk, tongue: Tongue): Promise<AtWork> {
  const agent = await AtConsole.of(browser, desk, '1001', { tongue });
  await agent.goOnline();
  return { agent, customer: await InShop.of(browser, desk, { tongue }) };
}

/** The same at a new desk in one language, which the test stops. */
export async function atWork(browser: Browser, tongue: Tongue): Promise<AtWork & { desk: Desk }> {
  const desk = await Desk.start({ DESK_LOCALE: tongue });
  try {
    return { desk, ...(await comeToWork(browser, desk, tongue)) };
  } catch (error) {
    // Nobody else knows of this desk yet; left running, it would keep the tests from ending.
    await desk.stop();
    throw error;
  }
}
