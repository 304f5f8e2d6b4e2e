/** Asked so early, a start gets this long to come to where it can end in order, in milliseconds; then it is cut off. */
const PATIENCE_MS = 9000;
/** A terminal and whoever started the process may both pass on one and the same wish, within this many milliseconds. */
const ONE_ASKING_MS = 1000;

let askedAt: number | null = null;
let go: (() => void) | null = null;

/**
 * Hears from now on when the process is asked to go (SIGTERM, SIGINT): by default such a signal ends it in the middle of
 * its start. Asked again later, it ends at once.
 */
export function registerSignalHandlers(): void {
  process.on('SIGTERM', ask);
  process.on('SIGINT', ask);
}

/** Whether the process has been asked to go. */
export function isShutdownRequested(): boolean {
  return askedAt !== null;
}

/** What is to be done when the process is asked to go; at once if it has been. */
export function onShutdownRequested(leave: () => void): void {
  go = leave;
  if (isShutdownRequested()) leave();
}

function ask(): void {
  if (askedAt !== null && performance.now() - askedAt > ONE_ASKING_MS) process.exit(1);
  if (askedAt !== null) return;
  askedAt = performance.now();
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  go?.();
}
