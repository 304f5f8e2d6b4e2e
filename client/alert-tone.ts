/** When the second note begins after the first, s. */
const SECOND_AFTER = 0.14;

/** Plays the two soft notes of an alert, at a loudness of 0 to 1. Needs a running audio context. */
export function playAlertTone(audio: AudioContext, loudness: number): void {
  [660, 880].forEach((pitch, index) =>
    note(audio, loudness, pitch, audio.currentTime + index * SECOND_AFTER),
  );
}

function note(audio: AudioContext, loudness: number, pitch: number, from: number): void {
  const source = audio.createOscillator();
  const volume = audio.createGain();
  source.frequency.value = pitch;
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(loudness, from + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0005, from + 0.35);
  source.connect(volume).connect(audio.destination);
  source.start(from);
  source.stop(from + 0.4);
}
