import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds against WCAG 2.2 A and AA, one line each. */
async function faults(place: Page | Frame): Promise<string[]> {
  // A content policy forbids scripts that are not the page's own; evaluated code is the test's.
  await place.evaluate(AXE);
  return place.evaluate<string[]>(`axe
    .run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      // Experimental, and what speech control depends on: a button is called what stands on it.
      rules: { 'label-content-name-mismatch': { enabled: true } },
    })
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

/** Waits until a window that has changed its size is laid out anew: nothing has moved for some frames. */
export async function laidOut(page: Page): Promise<void> {
  await page.evaluate(`new Promise((done) => {
    const parts = 'button, [role=row], .chat_chat, .chat-header_chat-head *, .inbox_folder-bar *, .composer_composer';
    let [before, same] = ['', 0];
    const look = () => {
      const now = Array.from(document.querySelectorAll(parts), (part) => {
        const { x, y, width, height } = part.getBoundingClientRect();
        return [x, y, width, height].map(Math.round).join();
      }).join(' ');
      same = now === before ? same + 1 : 0;
      before = now;
      same > 5 ? done(true) : requestAnimationFrame(look);
    };
    look();
  })`);
}

/** Where the cells of each row begin, in whole pixels from the left; rows whose cells stand under their like give the same. */
export async function columnsOf(page: Page, row: string, cell: string): Promise<number[][]> {
  return page.evaluate(
    `Array.from(document.querySelectorAll(${JSON.stringify(row)}), (one) =>
      Array.from(one.querySelectorAll(${JSON.stringify(cell)}), (part) => Math.round(part.getBoundingClientRect().left)))`,
  );
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
