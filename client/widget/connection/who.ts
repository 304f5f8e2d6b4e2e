import type { Keep } from './keep.ts';

/** The storage key of the fingerprint. */
export const WHO = 'who';

/** The person whom the website names, by the fields that identify one; other fields change during a visit. */
export interface Claim {
  /** Whether the website has signed the id. */
  signed: boolean;
  id: string;
  contact: string;
  name: string;
}

/**
 * How the named person relates to the previous one: `first` after none, `same`, `another`, `nobody` if none is named
 * now, or `signedIn`: the same by name, now with a signed identity.
 */
export type Turn = 'first' | 'same' | 'another' | 'nobody' | 'signedIn';

/**
 * Compares the named person with the previous one in this browser, and stores the new fingerprint. It survives reloads
 * and other pages of the website, and does not reveal the name.
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

/** Whether the last named person in this browser had a signature. */
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

// FNV-1a with two seeds: enough to tell a few people apart, and available on insecure pages, unlike `crypto.subtle`.
function fingerprint(text: string): string {
  if (text === '') return NONE;
  let [one, other] = [0x811c9dc5, 0x1000193];
  for (let at = 0; at < text.length; at += 1) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x01000193);
    other = Math.imul(other ^ text.charCodeAt(at), 0x85ebca6b);
  }
  return (one >>> 0).toString(36) + (other >>> 0).toString(36);
}
