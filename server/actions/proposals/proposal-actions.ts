import { createHash } from 'node:crypto';
import type { z } from 'zod';
import {
  PROPOSALS_LISTED,
  PROPOSALS_OF_ONE,
  PROPOSALS_OPEN,
  type DecideProposal,
  type ProposalView,
  type ProposePhrase,
} from '../../../protocol/proposals.ts';
import { may, type Asker } from '../../../protocol/rights.ts';
import { LEADS, staffRoom } from '../../delivery/rooms.ts';
import { iso } from '../../domain/instant.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { Proposal } from '../../storage/proposals.ts';
import { readable } from '../chats/staff-reading.ts';
import type { Needs } from '../services.ts';

/** Characters of an id: 96 bits of the sender’s account and `clientId`. */
const ID_LENGTH = 24;

/** The phrases that were proposed: all for leads, one's own for agents. */
export async function listProposals(
  { store }: Needs<'store.proposals'>,
  asker: Asker,
): Promise<{ proposals: ProposalView[] }> {
  const by = may(asker, 'editManual') ? null : asker.account;
  return { proposals: (await store.proposals.list(by, PROPOSALS_LISTED)).map(viewOf) };
}

/** Proposes a phrase from a message that staff have sent in a chat which the asker may read; sent again, it is proposed once. */
export async function proposePhrase(
  services: Needs<'clock' | 'manual' | 'rooms' | 'rules' | 'store.chats' | 'store.proposals'>,
  asker: Asker,
  { clientId, chatId, seq, situation, ...said }: z.output<typeof ProposePhrase>,
): Promise<{ proposal: ProposalView } | Refusal> {
  const { clock, manual, rooms, rules, store } = services;
  const chat = await readable(services, asker, chatId);
  if (isRefusal(chat)) return chat;
  const [entry] = await store.chats.entries(chatId, { after: seq - 1, limit: 1 });
  if (entry?.seq !== seq || entry.kind !== 'message' || !('account' in entry.by) || entry.text === '')
    return refuse('not_found', 'There is no such message of staff.');
  const isKnown = Object.values(manual.active).some(({ situations }) =>
    situations.some(({ id }) => id === situation),
  );
  if (situation !== null && !isKnown)
    return { ...refuse('bad_request', `The manual has no situation ${situation}.`), field: 'situation' };
  const proposal: Proposal = {
    ...{ id: idOf(asker.account, clientId), by: asker.account, at: clock.now(), chatId, seq, situation },
    ...{ text: rules.mask(said.text), note: rules.mask(said.note), state: 'open', decided: null },
  };
  const most = { ofOne: PROPOSALS_OF_ONE, inAll: PROPOSALS_OPEN };
  if (!(await store.proposals.add(proposal, most)))
    return refuse('conflict', 'So many proposals wait for a lead already; wait until some are decided on.');
  rooms.desk.to([LEADS, staffRoom(asker.account)]).emit('proposal', { id: proposal.id, is: 'open' });
  return { proposal: viewOf((await store.proposals.find(proposal.id)) ?? proposal) };
}

/** Takes a proposal or not, with a word to whoever made it, who is told at once. */
export async function decideProposal(
  services: Needs<'clock' | 'rooms' | 'store.proposals'>,
  { account }: Asker,
  id: string,
  { take, word }: z.output<typeof DecideProposal>,
): Promise<{ proposal: ProposalView } | Refusal> {
  const { clock, rooms, store } = services;
  const before = await store.proposals.find(id);
  if (!before) return refuse('not_found', 'There is no such proposal.');
  const state = take ? 'taken' : 'declined';
  const act = { by: account, at: clock.now(), word };
  if (!(await store.proposals.decide(id, state, act)))
    return refuse('conflict', 'This proposal has been decided on already.');
  rooms.desk.to([LEADS, staffRoom(before.by)]).emit('proposal', { id, is: state });
  return { proposal: viewOf({ ...before, state, decided: act }) };
}

function viewOf({ at, decided, ...proposal }: Proposal): ProposalView {
  return { ...proposal, at: iso(at), decided: decided && { ...decided, at: iso(decided.at) } };
}

/** The id of a new one: of two requests for the same, the second finds the first. */
function idOf(account: string, clientId: string): string {
  const name = JSON.stringify([account, clientId]);
  return createHash('sha256').update(name).digest('hex').slice(0, ID_LENGTH);
}
