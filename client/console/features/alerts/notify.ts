import { cut } from '../../../../protocol/graphemes.ts';
import { chooseChat } from '../../store/composer-cursor.ts';

/** Asks whether notifications may be shown; only ever in answer to a press. */
export async function allowNotifications(): Promise<boolean> {
  if (typeof Notification === 'undefined') return false;
  if (Notification.permission === 'default') await Notification.requestPermission();
  return Notification.permission === 'granted';
}

/** Shows a notification for a chat; a press on it leads there. One chat has at most one. */
export function notify(chatId: string, title: string, body: string): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  const shown = new Notification(title, { body: cut(body, 120), tag: chatId });
  shown.onclick = () => {
    window.focus();
    chooseChat(chatId);
    shown.close();
  };
}
