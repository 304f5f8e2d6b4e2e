import { PROTOCOL_VERSION } from '../../../protocol/errors.ts';
import type { Keep } from './keep.ts';
import type { Vouched } from './visitor.ts';

const TOKEN = 'token';
const NEWCOMER = 'newcomer';
const NEWCOMER_BYTES = 16;

/** By what the desk knows this browser. */
export interface Credentials {
  /** For a call to the desk. */
  auth(): object;
  /** Keeps what the desk gave: in the browser, or for this page only if a website has vouched. */
  keepToken(token: string): void;
  /** The website's word; whoever it names next must not come as the one before. */
  vouch(identity: Vouched | null): void;
  /** Drops what is kept in the browser: it is not to go along with the website's word. */
  drop(): void;
  /** Knows nothing of a token any more, but for what is kept in the browser. */
  forget(): void;
  /** True if another tab has put `next` in the place of the token by which this one is known. */
  isReplacedBy(next: string | null): boolean;
}

/** Keeps them in `keep`. A newcomer's secret is there before the first call, so that a second tab finds it. */
export function credentialsIn(keep: Keep): Credentials {
  let identity: Vouched | null = null;
  /** The token of somebody whom the website has vouched for: only for this page. */
  let own: string | null = null;
  /** The kept token by which this page is known. */
  let known: string | null = null;
  if (keep.get(TOKEN) === null) newcomer();
  return {
    auth() {
      if (own === null) known = keep.get(TOKEN);
      const token = own ?? known;
      return {
        version: PROTOCOL_VERSION,
        ...(token !== null ? { token } : identity === null ? { newcomer: newcomer() } : {}),
        ...(identity === null ? {} : { identity }),
      };
    },
    // Whoever sits down at this computer next must not come back as somebody whom the website knows.
    keepToken(token) {
      keep.set(NEWCOMER, null);
      if (identity === null) keep.set(TOKEN, (known = token));
      else {
        own = token;
        // It may be another tab's by now, whose visitor nobody has vouched for.
        if (keep.get(TOKEN) === known) keep.set(TOKEN, null);
      }
    },
    vouch(next) {
      identity = next;
      own = null;
    },
    drop() {
      keep.set(TOKEN, null);
      keep.set(NEWCOMER, null);
    },
    forget: () => void (own = known = null),
    isReplacedBy: (next) => identity === null && known !== null && next !== known,
  };

  function newcomer(): string {
    const known = keep.get(NEWCOMER);
    if (known !== null) return known;
    const bytes = crypto.getRandomValues(new Uint8Array(NEWCOMER_BYTES));
    const made = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    keep.set(NEWCOMER, made);
    return made;
  }
}
