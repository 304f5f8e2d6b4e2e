/** Buffered events; a returning widget sends a hello and its outbox. */
const KEPT_MAX = 100;
/** Their bytes; an outbox holds a few long messages at most. */
const KEPT_BYTES = 256_000;

/** Listener for any event of a socket. */
type AnyEventListener = (event: string, said: unknown, reply: unknown) => void;

/** The part of a socket that is used here. */
interface Connection {
  onAny: (listener: AnyEventListener) => unknown;
  offAny: (listener: AnyEventListener) => unknown;
  disconnect: (close: boolean) => unknown;
}

/**
 * Buffers a socket's events until `holds` has verified it, then delivers them to `handle` in order; disconnects it if it
 * is not verified. The buffer is bounded: what does not fit goes to `refuse`, and the client retries.
 */
export function holdUntilVerified(
  socket: Connection,
  holds: Promise<boolean>,
  handle: AnyEventListener,
  refuse: (reply: unknown) => void,
): void {
  const early: Parameters<AnyEventListener>[] = [];
  let bytes = 0;
  // Arguments beyond payload and acknowledgement are dropped.
  const wait: AnyEventListener = (event, said, reply) => {
    if (early.length >= KEPT_MAX) return refuse(reply);
    // An event name may be as long as a payload.
    const size = Buffer.byteLength(event) + sizeOf(said);
    if (bytes + size > KEPT_BYTES) return refuse(reply);
    bytes += size;
    early.push([event, said, reply]);
  };
  socket.onAny(wait);
  // If the look-up fails, so does every read: nothing can leak.
  void holds
    .catch(() => true)
    .then((isVerified) => {
      socket.offAny(wait);
      if (!isVerified) return void socket.disconnect(true);
      socket.onAny(handle);
      for (const event of early) handle(...event);
    });
}

/**
 * Bytes on the wire; an acknowledgement has none. What cannot be measured counts as too large: a payload may be nested
 * deeper than the stack, and an exception here would end the process.
 */
function sizeOf(said: unknown): number {
  if (said === undefined || typeof said === 'function') return 0;
  try {
    return Buffer.byteLength(JSON.stringify(said));
  } catch {
    return Infinity;
  }
}
