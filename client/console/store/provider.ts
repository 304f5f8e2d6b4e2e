import { create } from 'zustand';
import type { WireError } from '../../../protocol/errors.ts';
import { CALLBACK_PATH } from '../../../protocol/sign-in.ts';
import { readStored, writeStored } from './browser-storage.ts';

interface AtProvider {
  /** `code`: the provider has recognised the person, and the desk's own second step is still to come. */
  stage: 'none' | 'code';
  /** Why the last sign-in by the provider came to nothing. */
  fault: WireError | null;
}

/** How far a sign-in by the identity provider is. */
export const useProvider = create<AtProvider>()(() => ({ stage: 'none', fault: null }));

/**
 * The query with which the provider has sent the browser back, once: it leaves the address, and the history with it. Null if
 * the page was opened otherwise.
 */
export function takeReturn(): string | null {
  const { pathname, search } = window.location;
  if (pathname !== CALLBACK_PATH) return null;
  window.history.replaceState(null, '', '/');
  return search;
}

const SIGNED_OUT = 'huashu-signed-out';

/** Whether the last person at this browser has signed out: the provider may still know them, and the next may be another. */
export function wasSignedOut(): boolean {
  return readStored(SIGNED_OUT) === true;
}

/** Notes that somebody has signed out here, or in. */
export function noteSignedOut(isOut: boolean): void {
  writeStored(SIGNED_OUT, isOut ? true : null);
}
