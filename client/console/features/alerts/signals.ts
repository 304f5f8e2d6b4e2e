import { cut } from '../../../../protocol/graphemes.ts';
import { chooseChat } from '../../store/go-to.ts';

let context: AudioContext | null = null;

/** Unlocks audio. Call it in a user gesture: browsers forbid sound before one. */
export function wakeSound(): void {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
}

/** Plays two soft notes. Silent until audio is unlocked. */
export function ring(): void {
  if (context?.state !== 'running') return;
  note(context, 659, 0);
  note(context, 880, 0.14);
}

function note(audio: AudioContext, pitch: number, after: number): void {
  const start = audio.currentTime + after;
  const tone = audio.createOscillator();
  const level = audio.createGain();
  tone.type = 'sine';
  tone.frequency.value = pitch;
  level.gain.setValueAtTime(0.0001, start);
  level.gain.exponentialRampToValueAtTime(0.12, start + 0.02);
  level.gain.exponentialRampToValueAtTime(0.0001, start + 0.35);
  tone.connect(level).connect(audio.destination);
  tone.start(start);
  tone.stop(start + 0.4);
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
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  const shown = new Notification(title, { body: cut(body, 120), tag: chatId });
  shown.onclick = () => {
    window.focus();
    chooseChat(chatId);
    shown.close();
  };
}
