// The en space, which pages hardly use, distinguishes this count from one of the page.
const COUNT = /\([\d+]+\)\u2002/g;

/** The rest of a count that the page has cut, as in a scrolling title. */
const TORN = /^[\d+)]*\u2002/;

/** The page's title without the count, wherever the page has moved it. */
export function ownTitle(): string {
  return document.title.replace(COUNT, '');
}

/**
 * Puts `mark`, a count as in {@link COUNT} or nothing, before the page's current title. Leaves a title with a cut count
 * alone: another count would be cut in the next step too, and so on.
 */
export function markTitle(mark: string): void {
  const own = ownTitle();
  const title = TORN.test(own) ? own : mark + own;
  if (document.title !== title) document.title = title;
}
