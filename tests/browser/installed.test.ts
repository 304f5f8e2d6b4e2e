import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, everybodyLeaves, openBrowser } from './a-browser.ts';
import { until } from './until.ts';

jest.setTimeout(60_000);

let browser: Browser;
let desk: Desk;
beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), Desk.start()]);
});
afterAll(async () => {
  await everybodyLeaves(browser);
  await Promise.all([browser.close(), desk.stop()]);
});

interface Manifest {
  start_url: string;
  display: string;
  icons: { src: string; sizes: string }[];
}

it('the console can be installed as an app, in the language of its reader, and says when there is no network', async () => {
  const agent = await AtConsole.of(browser, desk, '1001', { tongue: 'en' });
  const { page } = agent;
  const href = await page.locator('link[rel=manifest]').getAttribute('href');
  expect(href).toBe('/manifest.en.webmanifest');
  const answer = await fetch(`${desk.url}${href}`);
  expect(answer.headers.get('content-type')).toContain('application/manifest+json');
  const manifest = (await answer.json()) as Manifest;
  expect(manifest).toMatchObject({ start_url: '/', display: 'standalone' });
  for (const { src, sizes } of manifest.icons) {
    const { width, height } = await sharp(await (await fetch(`${desk.url}${src}`)).arrayBuffer()).metadata();
    expect(`${width}x${height}`).toBe(sizes);
  }

  await until(page, 'navigator.serviceWorker.controller !== null');
  await agent.context.setOffline(true);
  await page.reload();
  await page.getByText('You are offline').waitFor();
  await agent.pictured('offline');
  await agent.context.setOffline(false);
  await page.getByRole('link', { name: 'open Huashu again' }).click();
  await agent.me.waitFor();
});
