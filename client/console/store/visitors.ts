import { create } from 'zustand';
import type { VisitorsOnSite } from '../../../protocol/visitors.ts';

interface Visitors {
  /** Who is on the websites; null until the desk has told. */
  readonly found: VisitorsOnSite | null;
}

const NONE: Visitors = { found: null };

/** Who is on the websites now, while the screen that shows them is open. */
export const useVisitors = create<Visitors>()(() => NONE);

/** Forgets the list: nothing of it is kept when the screen is left, or at sign-out. */
export function forgetVisitors(): void {
  useVisitors.setState(NONE, true);
}
