let context: AudioContext | null = null;

/** Lets the browser play sound; it only allows that after somebody has pressed something. */
export function wakeSound(): void {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
}

/** Two soft notes. Silent until the browser allows sound. */
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
