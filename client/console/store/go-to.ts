import { focusField } from './composer-cursor.ts';
import { useDesk } from './desk.ts';
import { accountOf } from './selectors.ts';
import { openDialog, showBeside, showChat, useView } from './view.ts';
import type { StaffChat } from '../../../protocol/chat.ts';

/** Shows a chat and puts the cursor into its reply, so that the agent can type at once. */
export function chooseChat(chatId: string): void {
  showChat(chatId);
  focusField();
}

/** Shows a chat of the floor: another agent's beside the table, one's own in the inbox, where one can reply. */
export function lookAt(chatId: string): void {
  const desk = useDesk.getState();
  const chat = desk.chats[chatId];
  if (chat?.status === 'open' && chat.agent === accountOf(desk)) chooseChat(chatId);
  else showBeside('floor', chatId);
}

/** Goes to what a lead is called for: the decision [P3], or the chat whose customer waits. */
export function takeCall(chat: StaffChat): void {
  if (chat.closeAsked) openDialog({ name: 'decide', chatId: chat.id });
  else if (useView.getState().screen === 'floor') lookAt(chat.id);
  else chooseChat(chat.id);
}
