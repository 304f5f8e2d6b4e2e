/** Beyond this distance it is another text. */
export const FAR = 100;

/**
 * How many characters have to be added, left out or changed to make one text of the other (Levenshtein, over code
 * points), at most {@link FAR}. Only the diagonal band that can stay below that is looked at, so that the longest
 * message costs no more than its length times the band.
 */
export function editDistance(one: string, other: string, far = FAR): number {
  const [short, long] = inOrder(Array.from(one), Array.from(other));
  if (long.length - short.length >= far) return far;
  let before = Array.from({ length: short.length + 1 }, (_, at) => at);
  for (let row = 1; row <= long.length; row += 1) {
    const now = rowAfter(before, { short, character: long[row - 1], row, far });
    if (Math.min(...now.slice(Math.max(0, row - far), row + far + 1)) >= far) return far;
    before = now;
  }
  return Math.min(far, before[short.length] ?? far);
}

interface Row {
  short: readonly string[];
  character: string | undefined;
  row: number;
  far: number;
}

function rowAfter(before: readonly number[], { short, character, row, far }: Row): number[] {
  const now = new Array<number>(short.length + 1).fill(far);
  if (row < far) now[0] = row;
  const last = Math.min(short.length, row + far);
  for (let at = Math.max(1, row - far); at <= last; at += 1) {
    const changed = (before[at - 1] ?? far) + (short[at - 1] === character ? 0 : 1);
    now[at] = Math.min(changed, (before[at] ?? far) + 1, (now[at - 1] ?? far) + 1);
  }
  return now;
}

function inOrder(one: string[], other: string[]): [short: string[], long: string[]] {
  return one.length <= other.length ? [one, other] : [other, one];
}
