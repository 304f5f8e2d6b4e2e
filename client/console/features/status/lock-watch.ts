import { create } from 'zustand';

/** The browser's idle detector, as far as it is used; only some browsers have it, and the type library none. */
interface Detector extends EventTarget {
  readonly userState: 'active' | 'idle' | null;
  readonly screenState: 'locked' | 'unlocked' | null;
  start: (options: { threshold: number; signal: AbortSignal }) => Promise<void>;
}

interface DetectorClass {
  new (): Detector;
  requestPermission: () => Promise<'granted' | 'denied'>;
}

declare global {
  interface Window {
    IdleDetector?: DetectorClass;
  }
}

/** Time without a key or a pointer in any window after which a person is idle, ms; the minimum that browsers allow. */
const THRESHOLD_MS = 60_000;
/** While the person works in other windows, this page is notified at this interval, ms. */
const SEEN_EVERY_MS = 30_000;

/** `off`: the browser could report a locked screen, but has no permission. */
export const useLockWatch = create<{ state: 'unsupported' | 'off' | 'on' }>()(() => ({
  state: 'unsupported',
}));

/** What the browser reports about a person outside this page. */
interface LockListener {
  onLocked: () => void;
  onWorking: () => void;
}

/** Who listens, as long as they do. */
let listening: { listener: LockListener; stopped: AbortController } | null = null;

/**
 * Listens for a locked screen and for work in other windows, if the browser has the permission; does not ask for
 * it. Returns a function that stops listening.
 */
export function watchLock(listener: LockListener): () => void {
  const stopped = new AbortController();
  listening = { listener, stopped };
  void start(listener, stopped.signal);
  return () => {
    listening = null;
    stopped.abort();
  };
}

/** Asks for the browser's permission; only after a press. Resolves with whether it was given. */
export async function allowLockWatch(): Promise<boolean> {
  const answer = await window.IdleDetector?.requestPermission().catch(() => 'denied' as const);
  if (answer !== 'granted' || listening === null) return false;
  await start(listening.listener, listening.stopped.signal);
  return useLockWatch.getState().state === 'on';
}

async function start(listener: LockListener, signal: AbortSignal): Promise<void> {
  const { IdleDetector: Class } = window;
  if (Class === undefined) return;
  const detector = new Class();
  detector.addEventListener('change', () => {
    if (detector.screenState === 'locked') listener.onLocked();
  });
  try {
    // Refused without a question where the permission was not given before.
    await detector.start({ threshold: THRESHOLD_MS, signal });
  } catch {
    // Stopped meanwhile: whoever listens by now says how it stands.
    if (!signal.aborted) useLockWatch.setState({ state: 'off' });
    return;
  }
  useLockWatch.setState({ state: 'on' });
  const seeing = setInterval(() => {
    if (detector.userState === 'active' && detector.screenState === 'unlocked') listener.onWorking();
  }, SEEN_EVERY_MS);
  signal.addEventListener('abort', () => clearInterval(seeing));
}
