import { chooseChat } from './composer-cursor.ts';
import { useDesk } from './desk.ts';
import { accountOf } from './selectors.ts';
import { showBeside } from './view.ts';

/** Shows a chat of the floor: another's beside the table, one's own where one writes. */
export function lookAt(chatId: string): void {
  const desk = useDesk.getState();
  const chat = desk.chats[chatId];
  if (chat?.status === 'open' && chat.agent === accountOf(desk)) chooseChat(chatId);
  else showBeside('floor', chatId);
}
