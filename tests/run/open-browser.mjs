// Before the first browser test: one Chromium for the whole run. To start one and to warm it up costs as much as a page.
import { chromium } from 'playwright-core';
import beforeAllTests from './before-all.mjs';

/** Opens the browser that `scripts/test.mjs` found; workers find it by `BROWSER_ENDPOINT`. */
export default async function openBrowserOfRun() {
  // Jest calls what a project wants first: the browser keeps its profile in the folder of the run.
  beforeAllTests();
  const executablePath = process.env.CHROMIUM;
  if (!executablePath) throw new Error('CHROMIUM must name a browser; npm test finds one');
  globalThis.browserOfRun = await chromium.launchServer({
    executablePath,
    host: '127.0.0.1',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // No page stays long enough for its code to be compiled a second and a third time: a sixth of all work.
      '--js-flags=--no-maglev --no-turbofan',
    ],
  });
  process.env.BROWSER_ENDPOINT = globalThis.browserOfRun.wsEndpoint();
}
