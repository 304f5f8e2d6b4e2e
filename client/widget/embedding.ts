/** What an embedding page hands over; nothing about it is certain. */
export type Options = Record<string, unknown>;

/** All that the loader tells the frame, each time something of it changes. `huashu` marks this talk. */
export interface ToFrame {
  huashu: 1;
  open: boolean;
  page: string;
  referrer: string;
  title: string;
  /** As given to `huashu('set', …)` and on the script's tag. */
  look: Options;
  /** As given to `huashu('identify', …)`. */
  identity: Options;
}

/**
 * What the frame tells the loader, with the same mark. `ready` is answered with a {@link ToFrame}, each time.
 * `running`: the website's next page loads the frame at once.
 */
export type ToLoader =
  { type: 'ready' | 'close' } | { type: 'state'; unread: number; running: boolean; label: string };

/** A message from the embedding page, if it is one of ours and whole; the page is not trusted to keep to the form. */
export function readToFrame(data: unknown): ToFrame | null {
  if (!isRecord(data) || data['huashu'] !== 1) return null;
  const { open, page, referrer, title, look, identity } = data;
  if (typeof open !== 'boolean' || !isRecord(look) || !isRecord(identity)) return null;
  if (typeof page !== 'string' || typeof referrer !== 'string' || typeof title !== 'string') return null;
  return { huashu: 1, open, page, referrer, title, look, identity };
}

/** True for an object whose fields may be read. */
export function isRecord(value: unknown): value is Options {
  return typeof value === 'object' && value !== null;
}
