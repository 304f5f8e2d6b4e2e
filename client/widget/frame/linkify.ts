/** A stretch of a message: plain text, or an address that may be followed. */
export interface Stretch {
  text: string;
  href: string | null;
}

const ADDRESS = /https?:\/\/[^\s<>"'`{}|\\^，。；：！？、（）《》“”‘’【】]+/gi;
const TRAILING = /[.,;:!?)\]]+$/;

/** Cuts a text at its web addresses. Only http and https ever become links; everything stays text. */
export function linkify(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0]);
    const href = hrefOf(address);
    if (href === null) continue;
    if (match.index > from) stretches.push({ text: text.slice(from, match.index), href: null });
    stretches.push({ text: address, href });
    from = match.index + address.length;
  }
  if (from < text.length) stretches.push({ text: text.slice(from), href: null });
  return stretches;
}

// A full stop or bracket after an address belongs to the sentence, unless the bracket was opened inside.
function trimmed(address: string): string {
  const bare = address.replace(TRAILING, '');
  return bare.includes('(') && address.charAt(bare.length) === ')' ? `${bare})` : bare;
}

function hrefOf(address: string): string | null {
  try {
    const url = new URL(address);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}
