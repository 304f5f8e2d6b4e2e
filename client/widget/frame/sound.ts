/** A soft double tone. Silent where the browser does not allow sound yet. */
export function chime(): void {
  try {
    const audio = new AudioContext();
    [660, 880].forEach((pitch, index) => tone(audio, pitch, audio.currentTime + index * 0.14));
    setTimeout(() => void audio.close(), 1_000);
  } catch {
    // No sound is not worth an error.
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
