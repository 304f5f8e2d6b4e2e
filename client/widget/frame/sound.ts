import { pause } from '../connection/line.ts';

const PLAYS_WITHIN_MS = 500;
const LASTS_MS = 1_000;

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
      [660, 880].forEach((pitch, index) => tone(audio, pitch, audio.currentTime + index * 0.14));
      await pause(LASTS_MS);
    }
    await audio.close();
  } catch {
    // A missing sound is not worth an error.
  }
}

function tone(audio: AudioContext, pitch: number, from: number): void {
  const source = audio.createOscillator();
  const volume = audio.createGain();
  source.frequency.value = pitch;
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(0.08, from + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0005, from + 0.35);
  source.connect(volume).connect(audio.destination);
  source.start(from);
  source.stop(from + 0.4);
}
