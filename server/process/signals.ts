/** A signal during start-up is honoured once the start can end cleanly; after this long the process exits anyway (ms). */
const EXIT_AFTER_MS = 9000;
/** A terminal and a supervisor may both pass on the same signal; within this time it counts once (ms). */
const SAME_SIGNAL_MS = 1000;

let askedAt: number | null = null;
let go: (() => void) | null = null;

/**
 * Handles SIGTERM and SIGINT from now on; the default would kill the process in the middle of its start. A second signal
 * exits at once.
 */
export function registerSignalHandlers(): void {
  process.on('SIGTERM', ask);
  process.on('SIGINT', ask);
}

/** Whether a signal has requested shutdown. */
export function isShutdownRequested(): boolean {
  return askedAt !== null;
}

/** Sets what runs when a signal asks for shutdown; runs it at once if one already has. */
export function onShutdownRequested(leave: () => void): void {
  go = leave;
  if (isShutdownRequested()) leave();
}

function ask(): void {
  if (askedAt !== null && performance.now() - askedAt > SAME_SIGNAL_MS) process.exit(1);
  if (askedAt !== null) return;
  askedAt = performance.now();
  setTimeout(() => process.exit(1), EXIT_AFTER_MS).unref();
  go?.();
}
