import { create } from 'zustand';

interface Invite {
  /** The secret of the one-time link in the address; null if the address is not such a link. */
  code: string | null;
}

/** The one-time link that the page was opened with. */
export const useInvite = create<Invite>()(() => ({ code: null }));

/** The secret in an address hash; null if it is not a one-time link. */
export function codeIn(hash: string): string | null {
  return /^#\/invite\/([\w-]{1,200})\/?$/.exec(hash)?.[1] ?? null;
}

/** Follows the address; returns a function that stops it. */
export function followInvite(): () => void {
  const arrive = () => useInvite.setState({ code: codeIn(window.location.hash) });
  arrive();
  window.addEventListener('hashchange', arrive);
  return () => window.removeEventListener('hashchange', arrive);
}

/** Removes the link from the address and the history, and reloads the console. */
export function leaveInvite(): void {
  window.history.replaceState(null, '', window.location.pathname);
  window.location.reload();
}
