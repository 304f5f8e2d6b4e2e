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

/** A table that scrolls by itself fits its width all the same: nobody scrolls sideways to what can be done. */
export async function expectReflow(page: Page, part: string): Promise<void> {
  expect(await isTooWide(page, part)).toBe(false);
}

/** A screen is for everybody: nothing that axe objects to, nothing that sticks out. */
export async function expectFit(place: Page | Frame): Promise<void> {
  expect(await faults(place)).toEqual([]);
  expect(await isTooWide(place)).toBe(false);
}

/** The box of the first such part of a page; fails if it is not drawn. */
export async function boxOf(page: Page, part: string): Promise<Box> {
  const box = await page.locator(part).first().boundingBox();
  if (!box) throw new Error(`${part} is not drawn`);
  return box;
}

/** A rectangle of a page, in pixels. */
interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Whether two rectangles share any pixel; half a pixel is rounding. */
export function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width - 0.5 &&
    other.x < one.x + one.width - 0.5 &&
    one.y < other.y + other.height - 0.5 &&
    other.y < one.y + one.height - 0.5
  );
}

/** The boxes of all such parts of a page that are drawn. */
export async function boxesOf(page: Page, part: string): Promise<Box[]> {
  const boxes = await Promise.all((await page.locator(part).all()).map((one) => one.boundingBox()));
  return boxes.filter((box): box is Box => box !== null && box.width > 1);
}

/** Whether a rectangle lies wholly in another; half a pixel is rounding. */
export function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x - 0.5 &&
    inner.y >= outer.y - 0.5 &&
    inner.x + inner.width <= outer.x + outer.width + 0.5 &&
    inner.y + inner.height <= outer.y + outer.height + 0.5
  );
}
