import { DecideProposal, ProposalAddress, ProposePhrase, type ProposalView } from '../proposals.ts';
import { gives, http, httpAt, noInput } from './operation.ts';

/** Phrases that staff propose for the manual from what they have written. */
export const proposalOperations = {
  /** For leads all, for agents their own: those that wait first, then the latest. */
  proposals: http('GET /api/proposals', {
    input: noInput,
    output: gives<{ proposals: ProposalView[] }>(),
    needs: { desk: 'keepPhrases' },
  }),
  proposePhrase: http('POST /api/proposals', {
    input: ProposePhrase,
    output: gives<{ proposal: ProposalView }>(),
    needs: { desk: 'keepPhrases' },
    answers: 201,
  }),
  /** Takes it, to put it into a draft, or not; who proposed it is told. */
  decideProposal: httpAt('POST /api/proposals/:id/decide', ProposalAddress, {
    input: DecideProposal,
    output: gives<{ proposal: ProposalView }>(),
    needs: { desk: 'editManual' },
  }),
};
