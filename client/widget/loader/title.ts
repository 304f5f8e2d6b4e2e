// The en space, which no page puts there, tells our count from one of its own.
const COUNT = /\([\d+]+\)\u2002/g;

/** What is left in front of a count that the page has moved along by some characters, as in a title that runs. */
const TORN = /^[\d+)]*\u2002/;

/** The page's title without the count of unread answers, however the page came by it and wherever it put it. */
export function ownTitle(): string {
  return document.title.replace(COUNT, '');
}

/**
 * Puts `mark`, the count as {@link COUNT} has it or nothing, before the page's own title of this moment. A count in pieces
 * is left as it is: put before them, another would be in pieces at the next step, and so on.
 */
export function markTitle(mark: string): void {
  const own = ownTitle();
  const title = TORN.test(own) ? own : mark + own;
  if (document.title !== title) document.title = title;
}
