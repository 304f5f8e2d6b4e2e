import type { StaffChat } from '../../../protocol/chat.ts';
import { chooseChat } from './composer-cursor.ts';
import { lookAt } from './look-at.ts';
import { openDialog, useView } from './view.ts';

/** Goes to what a lead is called for: the decision [P3], or the chat whose customer waits. */
export function takeCall(chat: StaffChat): void {
  if (chat.closeAsked) openDialog({ name: 'decide', chatId: chat.id });
  else if (useView.getState().screen === 'floor') lookAt(chat.id);
  else chooseChat(chat.id);
}
