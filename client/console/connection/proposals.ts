import type { Answer } from '../../../protocol/errors.ts';
import type { ProposalState, ProposalView } from '../../../protocol/proposals.ts';
import { proposalOperations as ask } from '../../../protocol/operations/manual.ts';
import { i18n } from '../locales/i18n.ts';
import { useDesk } from '../store/desk.ts';
import { useProposals } from '../store/manual-desk.ts';
import { accountOf } from '../store/selectors.ts';
import { showNotice } from '../store/view.ts';
import { agreed } from './act.ts';
import { call } from './call.ts';
import { Attempt } from './requests.ts';

/** Loads the proposals that this person sees. */
export async function fetchProposals(): Promise<void> {
  const answer = await call(ask.proposals, {});
  if (answer.ok) useProposals.setState({ proposals: answer.proposals });
}

const attempt = new Attempt();

/** Proposes a phrase for the manual, once however often the button is pressed; resolves with whether that succeeded. */
export async function proposePhrase(
  about: Pick<ProposalView, 'chatId' | 'seq' | 'text' | 'situation' | 'note'>,
): Promise<boolean> {
  const answer = await call(ask.proposePhrase, { ...about, clientId: attempt.nameFor(about) });
  if (answer.ok) attempt.done();
  return agreed(answer);
}

/** Takes a proposal or not, with a word to whoever made it. */
export async function decideProposal(id: string, take: boolean, word: string): Promise<boolean> {
  const answer: Answer<{ proposal: ProposalView }> = await call(ask.decideProposal, { id, take, word });
  const isDone = agreed(answer);
  if (isDone) await fetchProposals();
  return isDone;
}

/** A proposal was made or decided on: whoever made it is told what the lead said. */
export async function proposalNews({ id, is }: { id: string; is: ProposalState }): Promise<void> {
  await fetchProposals();
  const found = useProposals.getState().proposals.find((one) => one.id === id);
  if (is === 'open' || found?.decided === undefined || found.decided === null) return;
  if (found.by !== accountOf(useDesk.getState())) return;
  const { word } = found.decided;
  showNotice(i18n.t(`proposals.news.${is}${word === '' ? '' : 'With'}`, { text: found.text, word }), 'done');
}
