import { chooseChat } from '../../chat/pen.ts';
import { useDesk } from '../../store/desk.ts';
import { accountOf } from '../../store/selectors.ts';
import { showOnFloor } from '../../store/view.ts';

/** Shows a chat of the floor: another's beside the table, one's own where one writes. */
export function lookAt(chatId: string): void {
  const desk = useDesk.getState();
  const chat = desk.chats[chatId];
  if (chat?.status === 'open' && chat.agent === accountOf(desk)) chooseChat(chatId);
  else showOnFloor(chatId);
}
