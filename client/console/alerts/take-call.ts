import type { StaffChat } from '../../../protocol/chat.ts';
import { openDialogFor, showChat } from '../store/view.ts';

/** Goes to what a lead is called for: the decision [P3], or the chat whose customer waits. */
export function takeCall(chat: StaffChat): void {
  if (chat.closeAsked) openDialogFor('decide', chat.id);
  else showChat(chat.id);
}
