import { create } from 'zustand';
import type { ProposalView } from '../../../protocol/proposals.ts';

/** Phrases proposed for the manual, as far as this person sees them. */
export interface Proposals {
  proposals: readonly ProposalView[];
  /** A taken one, whose words begin a new phrase in the editor of its situation; null: none. */
  taken: ProposalView | null;
}

const start: Proposals = { proposals: [], taken: null };

/** The store of proposed phrases. */
export const useProposals = create<Proposals>()(() => start);

/** Forgets them: somebody else signs in. */
export function forgetProposals(): void {
  useProposals.setState(start, true);
}
