import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';
import { TONGUES, type Tongue } from './words.ts';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What can be otherwise when the same screen is in other words. */
const OF_WORDS = [
  'label-content-name-mismatch',
  ...['button-name', 'link-name', 'label', 'aria-input-field-name', 'aria-dialog-name'],
  ...['target-size', 'scrollable-region-focusable'],
];

/** What axe finds against WCAG 2.2 A and AA, or against these rules alone; one line each. */
async function faults(place: Page | Frame, runOnly: string[]): Promise<string[]> {
  // A content policy forbids scripts that are not the page's own; evaluated code is the test's.
  if (!(await place.evaluate<boolean>(`'axe' in window`))) await place.evaluate(AXE);
  return place.evaluate<string[]>(`axe
    .run(document, {
      runOnly: ${JSON.stringify(runOnly)},
      // Experimental, and what speech control depends on: a button is called what stands on it.
      ${runOnly === LEVELS ? "rules: { 'label-content-name-mismatch': { enabled: true } }," : ''}
      resultTypes: ['violations'],
      // For rules on media and style sheets, which are not asked about.
      preload: false,
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

/**
 * A table that scrolls by itself fits its width all the same: nobody scrolls sideways to what can be done. Of a page of the
 * console, this holds in both languages.
 */
export async function expectReflow(page: Page, part: string): Promise<void> {
  await inBothTongues(page, async () => expect(await isTooWide(page, part)).toBe(false));
}

/**
 * A screen is for everybody: nothing that axe objects to, nothing that sticks out. Of a page of the console, this holds in
 * both languages; of the widget's frame, in the one that it has.
 */
export async function expectFit(place: Page | Frame): Promise<void> {
  await inBothTongues(place, async (isOther) => {
    expect(await faults(place, isOther ? OF_WORDS : LEVELS)).toEqual([]);
    expect(await isTooWide(place)).toBe(false);
  });
}

/** The console follows what another tab of its browser chooses: it gets the other language, and its own again. */
async function inBothTongues(place: Page | Frame, hold: (isOther: boolean) => Promise<void>): Promise<void> {
  await hold(false);
  const own = await place.evaluate<Tongue | null>(
    "document.querySelector('#root') && document.documentElement.lang",
  );
  if (own === null) return;
  const before = await place.evaluate<string | null>(`localStorage.getItem('huashu.settings')`);
  const kept = before === null ? {} : (JSON.parse(before) as object);
  for (const language of TONGUES.filter((tongue) => tongue !== own)) {
    await chosenElsewhere(place, JSON.stringify({ ...kept, language }));
    await hold(true);
  }
  await chosenElsewhere(place, before);
}

/** Resolves when the console has drawn itself anew: React does so in messages to itself. */
async function chosenElsewhere(place: Page | Frame, settings: string | null): Promise<void> {
  await place.evaluate(`new Promise((done) => {
    const [key, newValue] = ['huashu.settings', ${JSON.stringify(settings)}];
    if (newValue === null) localStorage.removeItem(key);
    else localStorage.setItem(key, newValue);
    dispatchEvent(new StorageEvent('storage', { key, newValue }));
    const { port1, port2 } = new MessageChannel();
    let turns = 5;
    port1.onmessage = () => (turns-- > 0 ? port2.postMessage(0) : done());
    port2.postMessage(0);
  })`);
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
