import { playAlertTone } from '../../../alert-tone.ts';
import { cut } from '../../../../protocol/graphemes.ts';
import { chooseChat } from '../../store/go-to.ts';
import { showCase } from '../../store/view.ts';

/** Louder than the widget's: agents look at other windows. */
const LOUDNESS = 0.12;

let context: AudioContext | null = null;

/** Unlocks audio. Call it in a user gesture: browsers forbid sound before one. */
export function unlockSound(): void {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
}

/** Plays the alert. Silent until audio is unlocked. */
export function playAlert(): void {
  if (context?.state === 'running') playAlertTone(context, LOUDNESS);
}

/**
 * Asks for the permission to show notifications. Call it only in a user gesture. Resolves with whether it is granted.
 */
export async function allowNotifications(): Promise<boolean> {
  if (typeof Notification === 'undefined') return false;
  if (Notification.permission === 'default') await Notification.requestPermission();
  return Notification.permission === 'granted';
}

/** Shows a notification for a chat; a click opens the chat. Replaces an earlier one of the same chat. */
export function notify(chatId: string, title: string, body: string): void {
  raise({ title, body: cut(body, 120), tag: chatId }, () => chooseChat(chatId));
}

/** Shows a notification for a case; a click opens the case. */
export function notifyOfCase(number: string, title: string): void {
  raise({ title, body: '', tag: number }, () => showCase(number));
}

function raise({ title, body, tag }: Record<'title' | 'body' | 'tag', string>, open: () => void): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  const shown = new Notification(title, { body, tag });
  shown.onclick = () => {
    window.focus();
    open();
    shown.close();
  };
}
