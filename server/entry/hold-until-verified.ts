/** Requests that are kept until it is known who asks; a widget that comes back sends a hello and what it holds unsent. */
const KEPT_MAX = 100;
/** Their bytes; a widget has no more than a few long messages unsent. */
const KEPT_BYTES = 256_000;

/** Hears one event of a connection. */
type HearEvent = (event: string, said: unknown, reply: unknown) => void;

/** What of a connection is needed here. */
interface Connection {
  onAny: (listener: HearEvent) => unknown;
  offAny: (listener: HearEvent) => unknown;
  disconnect: (close: boolean) => unknown;
}

/**
 * Hears what a connection asks, in order, once it is sure that it may; cuts it if it may not. What comes before that is
 * kept in bounds; what does not fit goes to `refuse`, and its sender tries again.
 */
export function holdUntilVerified(
  socket: Connection,
  holds: Promise<boolean>,
  hear: HearEvent,
  refuse: (reply: unknown) => void,
): void {
  const early: Parameters<HearEvent>[] = [];
  let bytes = 0;
  // Only what is heard is kept: an event may carry more.
  const wait: HearEvent = (event, said, reply) => {
    if (early.length >= KEPT_MAX) return refuse(reply);
    // A name may be as long as a payload.
    const size = Buffer.byteLength(event) + sizeOf(said);
    if (bytes + size > KEPT_BYTES) return refuse(reply);
    bytes += size;
    early.push([event, said, reply]);
  };
  socket.onAny(wait);
  // Where nothing can be looked up, nothing of anybody's can be read either.
  void holds
    .catch(() => true)
    .then((isSure) => {
      socket.offAny(wait);
      if (!isSure) return void socket.disconnect(true);
      socket.onAny(hear);
      for (const words of early) hear(...words);
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
