import { PROTOCOL_VERSION } from '../../../protocol/errors.ts';
import type { Keep } from './keep.ts';
import type { Vouched } from './visitor.ts';

const TOKEN = 'token';
const NEWCOMER = 'newcomer';
const NEWCOMER_BYTES = 16;

/** The credentials of this browser. */
export interface Credentials {
  /** The `auth` object of a connection. */
  auth(): object;
  /** The token in use; empty before the server has given one. */
  token(): string;
  /** Stores the token from the server: in the browser, or for a signed identity only in this page. */
  keepToken(token: string): void;
  /** Sets the signed identity from the website; drops the token of the previous one. */
  vouch(identity: Vouched | null): void;
  /** Removes the stored token and newcomer secret, so that they are not sent together with a signed identity. */
  drop(): void;
  /** Forgets the tokens in memory; the stored one stays. */
  forget(): void;
  /** Whether another tab has replaced the stored token that this page uses. */
  isReplacedBy(next: string | null): boolean;
}

/**
 * Credentials in `keep`. Stores a newcomer's secret before the first connection, so that a second tab uses the same.
 */
export function credentialsIn(keep: Keep): Credentials {
  let identity: Vouched | null = null;
  /** The token of a signed identity, for this page only. */
  let own: string | null = null;
  /** The stored token that this page uses. */
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
    token: () => own ?? known ?? keep.get(TOKEN) ?? '',
    // The token of a signed identity is not stored: the next person at this computer must not become that customer.
    keepToken(token) {
      keep.set(NEWCOMER, null);
      if (identity === null) keep.set(TOKEN, (known = token));
      else {
        own = token;
        // Another tab, without a signed identity, may have replaced it meanwhile.
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
