import { playAlertTone } from '../../alert-tone.ts';
import { pause } from '../connection/line.ts';

const PLAYS_WITHIN_MS = 500;
const LASTS_MS = 1_000;
const LOUDNESS = 0.08;

/**
 * Plays a soft double tone, unless `isWanted` resolves with false just before. Silent, without asking `isWanted`, where
 * the browser does not allow sound yet.
 */
export async function chime(isWanted: () => Promise<boolean> = () => Promise.resolve(true)): Promise<void> {
  try {
    const audio = new AudioContext();
    const running = audio.resume().then(() => true);
    const plays = await Promise.race([running, pause(PLAYS_WITHIN_MS).then(() => false)]);
    if (plays && (await isWanted())) {
      playAlertTone(audio, LOUDNESS);
      await pause(LASTS_MS);
    }
    await audio.close();
  } catch {
    // A missing sound is not worth an error.
  }
}
