/**
 * All spellings of a pattern with braces: `a{b,c,}d` → abd, acd, ad. Braces nest. The lexicon and the training examples
 * use this notation.
 */
export function expand(pattern: string): string[] {
  const open = pattern.indexOf('{');
  if (open < 0) return [pattern];
  const close = closing(pattern, open);
  const head = pattern.slice(0, open);
  const tails = expand(pattern.slice(close + 1));
  return alternatives(pattern.slice(open + 1, close))
    .flatMap(expand)
    .flatMap((middle) => tails.map((tail) => head + middle + tail));
}

/** The parts between the commas outside inner braces. */
function alternatives(inside: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const char of inside) {
    if (char === '{') depth++;
    if (char === '}') depth--;
    if (char === ',' && depth === 0) parts.push('');
    else parts.push((parts.pop() ?? '') + char);
  }
  return parts;
}

/** Where the brace that opens at `open` closes; a brace left open is a mistake in the data and throws. */
export function closing(pattern: string, open: number): number {
  let depth = 0;
  for (let at = open; at < pattern.length; at++) {
    if (pattern[at] === '{') depth++;
    if (pattern[at] === '}' && --depth === 0) return at;
  }
  throw new Error(`a brace is left open in "${pattern}"`);
}
