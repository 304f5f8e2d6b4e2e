import { claimsRecord } from '../../../../phrases/suggest/record-claim.ts';
import { addCaseEntry, openCase } from '../../connection/cases.ts';
import { i18n } from '../../locales/i18n.ts';
import { useCases } from '../../store/cases.ts';
import { deskTime } from '../../store/clock.ts';
import { useDesk } from '../../store/desk.ts';
import { hasComplaint, offeredPromise, ownPromises } from '../../store/owed-in-chat.ts';
import { accountOf } from '../../store/selectors.ts';
import { openDialog, showNotice } from '../../store/view.ts';

/** Words that tell the customer that their complaint is on record go with its record: the form is opened, filled. [P5] */
export function recordWith(chatId: string, text: string): void {
  const customer = useDesk.getState().chats[chatId]?.customer.id;
  if (!claimsRecord(text) || hasComplaint(useCases.getState().cases, chatId, customer)) return;
  openDialog({ name: 'record', chatId, kind: 'complaint' });
}

/** Records the promise that was just made in a chat, with its time; shows a notice if there is none. [P7] */
export async function recordPromise(chatId: string): Promise<void> {
  const desk = useDesk.getState();
  const entries = desk.logs[chatId]?.entries ?? [];
  const offered = offeredPromise(entries, accountOf(desk), deskTime());
  if (offered === null) {
    showNotice(i18n.t('work.owed.noPromise'));
    return;
  }
  const { seq, text, until: dueAt } = offered;
  // The same promise is recorded once, however often the key is pressed.
  const clientId = `promise:${String(seq)}`;
  const one = await openCase({ kind: 'promise', chatId, seq, text, dueAt, clientId });
  if (one) showNotice(i18n.t('work.record.done', { number: one.number }), 'done');
}

/** Marks the first of one's own promises to the customer of a chat as kept; shows a notice if there is none. [P7] */
export async function keepPromise(chatId: string): Promise<void> {
  const desk = useDesk.getState();
  const customer = desk.chats[chatId]?.customer.id;
  const [first] = ownPromises(useCases.getState().cases, customer, accountOf(desk));
  if (first === undefined) {
    showNotice(i18n.t('work.owed.noneRuns'));
    return;
  }
  if (await addCaseEntry(first, { type: 'kept' }, crypto.randomUUID()))
    showNotice(i18n.t('work.owed.kept', { number: first.number }), 'done');
}
