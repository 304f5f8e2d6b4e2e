import type { CrisisFault } from '../../../protocol/entry.ts';
import { i18n } from '../locales/i18n.ts';
import { putIn } from '../store/composer-cursor.ts';
import { useDesk } from '../store/desk.ts';
import { accountOf } from '../store/selectors.ts';
import { showNotice } from '../store/view.ts';
import { noted } from './act.ts';
import { ask } from './line.ts';

/** Makes a chat crisis, or ends its crisis. [P6] */
export async function setCrisis(chatId: string, on: boolean): Promise<boolean> {
  return noted(await ask('crisis', { chatId, on }));
}

/** What the form of a crisis report holds. S2 */
export interface CrisisReport {
  what: string;
  fault: CrisisFault;
  faultHow: string;
  ruling: string;
}

/** Keeps a crisis report with its chat. S2 [P6] */
export async function reportCrisis(
  chatId: string,
  { what, fault, faultHow, ruling }: CrisisReport,
): Promise<boolean> {
  return noted(
    await ask('reportCrisis', {
      chatId,
      what,
      fault,
      ...(faultHow.trim() === '' ? {} : { faultHow }),
      ...(ruling.trim() === '' ? {} : { ruling }),
    }),
  );
}

/** Approves a statement as it is, or with `text` in its place. [P6] */
export async function approve(id: string, text: string | null): Promise<boolean> {
  return noted(await ask('approve', { id, ...(text === null ? {} : { text }) }));
}

/** Keeps a statement from the customer, with a reason for its author. [P6] */
export async function refuseStatement(id: string, reason: string): Promise<boolean> {
  return noted(await ask('refuse', { id, reason }));
}

/** Takes one's own statement back. [P6] */
export async function takeBack(id: string): Promise<boolean> {
  return noted(await ask('takeBack', { id }));
}

/** Takes the last of one's own statements back that waits for a lead, and puts its words into the reply. [P6] */
export async function takeBackLast(chatId: string): Promise<void> {
  const desk = useDesk.getState();
  const account = accountOf(desk);
  const last = desk.chats[chatId]?.crisis?.pending.findLast(({ by }) => by === account);
  if (last === undefined) showNotice(i18n.t('chat.crisis.noneWaits'));
  else if (await takeBack(last.id)) putIn(chatId, last.text);
}
