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
function isTooWide(place: Page | Frame, part = 'html'): Promise<boolean> {
  const query = JSON.stringify(part);
  return place.evaluate(
    `(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)(document.querySelector(${query}))`,
  );
}

/** A table that scrolls by itself fits its width all the same, where the window is as narrow as a phone. */
export async function expectReflow(page: Page, part: string): Promise<void> {
  if ((page.viewportSize()?.width ?? 0) < 400) expect(await isTooWide(page, part)).toBe(false);
}

/** A screen is for everybody: nothing that axe objects to, nothing that sticks out. */
export async function expectFit(place: Page | Frame): Promise<void> {
  expect(await faults(place)).toEqual([]);
  expect(await isTooWide(place)).toBe(false);
}
