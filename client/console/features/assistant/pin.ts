import { draftOf } from '../../store/drafts.ts';
import { useDesk } from '../../store/desk.ts';
import { useOwnPhrases, type Pinned } from '../../store/own-phrases.ts';
import { accountOf } from '../../store/selectors.ts';
import { openDialog } from '../../store/view.ts';

/** Opens the dialog to store the current draft, else the agent's last message in this chat. */
export function pinCurrentText(chatId: string | null): void {
  const situation =
    chatId === null ? null : (useDesk.getState().suggestions[chatId]?.situations[0]?.id ?? null);
  openPin({ text: chatId === null ? '' : currentText(chatId), situation, scope: 'own', shortcut: null });
}

/** Opens the dialog for one phrase. */
export function openPin(pinned: Pinned): void {
  useOwnPhrases.setState({ pinned });
  openDialog({ name: 'pin' });
}

function currentText(chatId: string): string {
  const draft = draftOf(chatId).text.trim();
  if (draft !== '') return draft;
  const desk = useDesk.getState();
  const account = accountOf(desk);
  const entries = desk.logs[chatId]?.entries ?? [];
  return entries.findLast(({ kind, by }) => kind === 'message' && by.account === account)?.text ?? '';
}
