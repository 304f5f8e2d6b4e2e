import { create } from 'zustand';
import { focusField } from './composer-cursor.ts';
import { useDesk } from './desk.ts';
import { accountOf } from './selectors.ts';
import { undecidedIn } from './lists.ts';
import { openDialog, showBeside, showChat, useView } from './view.ts';
import type { StaffChat } from '../../../protocol/chat.ts';

/** Shows a chat and focuses its composer. */
export function chooseChat(chatId: string): void {
  showChat(chatId);
  focusField();
}

/**
 * Opens a chat from the floor: another agent's chat beside the table, the agent's own in the inbox, where they can
 * reply.
 */
export function lookAt(chatId: string): void {
  const desk = useDesk.getState();
  const chat = desk.chats[chatId];
  if (chat?.status === 'open' && chat.agent === accountOf(desk)) chooseChat(chatId);
  else showBeside('floor', chatId);
}

/** Opens what a lead is called for: the dialog of the decision [P3], or the chat with the waiting customer. */
export function takeCall(chat: StaffChat): void {
  if (chat.closeAsked) openDialog({ name: 'decide', chatId: chat.id });
  else if (undecidedIn(chat).length > 0) openDialog({ name: 'approval', chatId: chat.id });
  else if (useView.getState().screen === 'floor') lookAt(chat.id);
  else chooseChat(chat.id);
}

/** The line at which the chat that was opened from a search is shown, by its `seq`; null if there is none. */
export const useSearchTarget = create<{ target: { chatId: string; seq: number } | null }>()(() => ({
  target: null,
}));

/** Forgets the line: somebody else signs in. */
export function forgetSearchTarget(): void {
  useSearchTarget.setState({ target: null });
}

/** Makes the next opening of a chat scroll to a line. */
export function setSearchTarget(chatId: string, seq: number): void {
  useSearchTarget.setState({ target: { chatId, seq } });
}
