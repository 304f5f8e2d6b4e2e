import type { Keep } from './keep.ts';

/** Under which key it is kept. */
export const WHO = 'who';

/** Whom the website names, by what tells people apart: the rest of what it says changes while somebody looks around. */
export interface Claim {
  /** Whether its server has signed the id. */
  signed: boolean;
  id: string;
  contact: string;
  name: string;
}

/**
 * How the person that a website names stands to the one it named last: `first` if it had named none, `same`, `another`,
 * `nobody` where it names none now, or `signedIn`: the same by their name, now reached by the website's word only.
 */
export type Turn = 'first' | 'same' | 'another' | 'nobody' | 'signedIn';

/**
 * Compares with the last person named in this browser and keeps a fingerprint of the new one: from it nobody reads a
 * name, and a reload or another page of the website does not lose it.
 */
export function turnTo(keep: Keep, claim: Claim): Turn {
  const before = keep.get(WHO)?.split(' ') ?? null;
  const prints = [claim.signed ? claim.id : '', claim.signed ? '' : claim.id, claim.contact, claim.name].map(
    (text) => fingerprint(text.trim()),
  );
  if (prints.every((print) => print === NONE)) return 'nobody';
  keep.set(WHO, prints.join(' '));
  return before === null ? 'first' : compare(before, prints);
}

/** Whether the last person named in this browser was signed by their website. */
export function wasSigned(keep: Keep): boolean {
  return (keep.get(WHO) ?? NONE).split(' ')[0] !== NONE;
}

const NONE = '0';

function compare(before: string[], now: string[]): Turn {
  const [wasSignedAs, isSignedAs] = [before[0], now[0]];
  if (wasSignedAs !== NONE) return wasSignedAs === isSignedAs ? 'same' : 'another';
  const said = now.map((print, at) => [before[at], print]).slice(isSignedAs === NONE ? 1 : 2);
  const both = said.filter(([one, other]) => one !== NONE && other !== NONE);
  if (both.length === 0 || both.some(([one, other]) => one !== other)) return 'another';
  return isSignedAs === NONE ? 'same' : 'signedIn';
}

// FNV-1a, twice with other seeds: it has to tell a few people apart, and to work where a page is not secure.
function fingerprint(text: string): string {
  if (text === '') return NONE;
  let [one, other] = [0x811c9dc5, 0x1000193];
  for (let at = 0; at < text.length; at += 1) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x01000193);
    other = Math.imul(other ^ text.charCodeAt(at), 0x85ebca6b);
  }
  return (one >>> 0).toString(36) + (other >>> 0).toString(36);
}
