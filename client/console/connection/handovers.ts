import type { Answer } from '../../../protocol/errors.ts';
import type { HandoverAnswered, HandoversPage } from '../../../protocol/handovers.ts';
import { handoverOperations as ask } from '../../../protocol/operations/shift.ts';
import type { ServerToDesk } from '../../../protocol/desk.ts';
import type { Sent } from '../../../protocol/operations/operation.ts';
import { i18n } from '../locales/i18n.ts';
import { numberAndName } from '../parts/names.ts';
import { useDesk } from '../store/desk.ts';
import { useHandovers } from '../store/shift.ts';
import { showNotice } from '../store/view.ts';
import { agreed, reported } from './act.ts';
import { call } from './call.ts';

/** What this person owes, what is offered to them, and the log of hand-overs. */
export function handovers(): Promise<Answer<HandoversPage>> {
  return call(ask.handovers, {});
}

/** Offers what this person owes to a colleague; resolves with whether that succeeded. */
export async function offerHandover(about: Sent<typeof ask.offerHandover>): Promise<boolean> {
  return agreed(await call(ask.offerHandover, about));
}

/** Takes over all or part of what is offered; a refusal is shown. */
export async function answerHandover(
  id: string,
  items: Sent<typeof ask.answerHandover>['items'],
): Promise<Answer<HandoverAnswered>> {
  return reported(await call(ask.answerHandover, { id, items }));
}

/** Tells this person that something is offered to them, and its giver and leads that some of it was declined, or that nobody answers. */
export const handoverNews: ServerToDesk['handover'] = ({ from, to, is, declined, unanswered = 0 }) => {
  useHandovers.setState(({ changes }) => ({ changes: changes + 1 }));
  const { session, staff } = useDesk.getState();
  const isTaker = session?.account === to;
  const who = (account: string): string => numberAndName(staff, account);
  if (isTaker && is === 'offered') showNotice(i18n.t('shift.handover.news', { who: who(from) }), 'news');
  if (is === 'unanswered') {
    const key = session?.account === from ? 'unansweredMine' : 'unanswered';
    showNotice(i18n.t(`shift.handover.${key}`, { who: who(to), from: who(from), n: unanswered }), 'news');
    return;
  }
  if (isTaker || declined === 0) return;
  showNotice(i18n.t('shift.handover.declined', { who: who(to), from: who(from), n: declined }), 'news');
};
