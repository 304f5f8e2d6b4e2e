import { proposalOperations as ask } from '../../protocol/operations/proposals.ts';
import { decideProposal, listProposals, proposePhrase } from '../actions/proposals/proposal-actions.ts';
import type { Needs } from '../actions/services.ts';
import { staffRoute, type HttpHandled } from '../entry/http/http-pipeline.ts';

/** Phrases that staff propose for the manual. */
export function proposalHandlers(
  services: Needs<'clock' | 'manual' | 'rooms' | 'rules' | 'store.chats' | 'store.proposals'>,
): Record<keyof typeof ask, HttpHandled> {
  return {
    proposals: staffRoute(ask.proposals, ({ asker }) => listProposals(services, asker)),
    proposePhrase: staffRoute(ask.proposePhrase, ({ asker, input }) => proposePhrase(services, asker, input)),
    decideProposal: staffRoute(ask.decideProposal, ({ asker, address, input }) =>
      decideProposal(services, asker, address.id, input),
    ),
  };
}
