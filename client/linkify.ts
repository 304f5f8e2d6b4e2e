/** A part of a message: plain text, or a link. */
export interface Stretch {
  text: string;
  href: string | null;
}

// In Chinese text, only a change of script or punctuation ends an address; browsers copy Han characters in paths
// percent-encoded.
const HOST = /[^\s<>"'`{}|\\^/?#\p{Script=Han}\p{Z}\p{Cf}\u3000-\u303f\uff00-\uffef“”‘’…—·]+/u.source;
const PATH = /[/?#][^\s<>"'`{}|\\^\p{Script=Han}\p{Z}\p{Cf}\u3000-\u303f\uff00-\uffef“”‘’…—]*/u.source;
// A host in Han ends with its top-level domain: Latin letters, or one of the existing Chinese ones.
const HAN_HOST =
  /(?:\p{Script=Han}[\p{Script=Han}a-z\d-]*\.)+(?:中国|公司|网络|网址|商城|网店|在线|集团|公益|香港|[a-z][a-z\d.-]*(?::\d+)?)/u
    .source;
const ADDRESS = new RegExp(
  `(?:https?://(?:${HAN_HOST}|${HOST})|(?<![a-z\\d@./_-])www\\.(?=[a-z\\d-]+\\.)${HOST})(?:${PATH})?`,
  'giu',
);
const TRAILING = /[.,;:!?)\]]+$/;

/** Splits a text at its web addresses. Only http, https and names that begin with `www.` become links. */
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

// A full stop or bracket after an address belongs to the sentence, unless the bracket was opened in the address.
function trimmed(address: string): string {
  const bare = address.replace(TRAILING, '');
  return bare.includes('(') && address.charAt(bare.length) === ')' ? `${bare})` : bare;
}

function hrefOf(address: string): string | null {
  try {
    const url = new URL(/^www\./i.test(address) ? `https://${address}` : address);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}
