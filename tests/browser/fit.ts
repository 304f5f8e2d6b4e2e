import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';

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

/** A screen is for everybody: nothing that axe objects to, nothing that sticks out. */
export async function expectFit(place: Page | Frame): Promise<void> {
  expect(await faults(place)).toEqual([]);
  expect(await isTooWide(place)).toBe(false);
}
