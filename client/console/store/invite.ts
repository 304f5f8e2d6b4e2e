import { create } from 'zustand';

interface Invite {
  /** The secret of the one-time link at which the page is; null: it is at none. */
  code: string | null;
}

/** The one-time link that has led here, if one has. */
export const useInvite = create<Invite>()(() => ({ code: null }));

/** The secret in an address; null if it is no one-time link. */
export function codeIn(hash: string): string | null {
  return /^#\/invite\/([\w-]{1,200})\/?$/.exec(hash)?.[1] ?? null;
}

/** Keeps up with the address; returns how to stop. */
export function followInvite(): () => void {
  const arrive = () => useInvite.setState({ code: codeIn(window.location.hash) });
  arrive();
  window.addEventListener('hashchange', arrive);
  return () => window.removeEventListener('hashchange', arrive);
}

/** Leaves the link behind, in the history too, and starts the console anew. */
export function leaveInvite(): void {
  window.history.replaceState(null, '', window.location.pathname);
  window.location.reload();
}
