import { takeBack } from '../../connection/crisis.ts';
import { i18n } from '../../locales/i18n.ts';
import { putIn } from '../../store/composer-cursor.ts';
import { useDesk } from '../../store/desk.ts';
import { accountOf } from '../../store/selectors.ts';
import { showNotice } from '../../store/view.ts';

/** Takes the last of one's own statements back that waits for a lead, and puts its words into the reply. [P6] */
export async function takeBackLast(chatId: string): Promise<void> {
  const desk = useDesk.getState();
  const account = accountOf(desk);
  const last = desk.chats[chatId]?.crisis?.pending.findLast(({ by }) => by === account);
  if (last === undefined) showNotice(i18n.t('chat.crisis.noneWaits'));
  else if (await takeBack(last.id)) putIn(chatId, last.text);
}
