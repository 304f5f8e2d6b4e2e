import type { Keep } from '../connection/keep.ts';
import { isRunning, type View } from '../connection/view.ts';
import type { Leaving } from './leave-dialog.tsx';
import type { MenuItem } from './menu.tsx';
import { useTexts } from './room.ts';
import { saveText, transcriptName, transcriptOf } from './transcript.ts';
import { useChime } from './use-chime.ts';

/** What the menu offers at the moment. */
export function useMenu(view: View, keep: Keep, ask: (how: Leaving) => void): MenuItem[] {
  const texts = useTexts();
  const sound = useChime(view, keep);
  const { chat, entries, past, desk, outbox } = view;
  const items: MenuItem[] = [{ label: sound.on ? texts.soundOff : texts.soundOn, choose: sound.turn }];
  if (entries.length > 0 && desk !== null) {
    const save = (): void =>
      saveText(transcriptName(entries, texts), transcriptOf([...past, ...entries], texts, desk));
    items.push({ label: texts.saveTranscript, choose: save });
  }
  if (isRunning(chat)) items.push({ label: texts.endChat, danger: true, choose: () => ask('leave') });
  if (chat !== null || outbox.length > 0)
    items.push({ label: texts.forgetDevice, danger: true, choose: () => ask('forget') });
  return items;
}
