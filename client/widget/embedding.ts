/** What an embedding page hands over; nothing about it is certain. */
export type Options = Record<string, unknown>;

/** All that the loader tells the frame, each time something of it changes. `huashu` marks this talk. */
export interface ToFrame {
  huashu: 1;
  open: boolean;
  /** Whether the frame has the page's focus. */
  focused: boolean;
  /** How many times something was dropped on the launcher. */
  drops: number;
  page: string;
  referrer: string;
  title: string;
  /** As given to `huashu('set', …)` and on the script's tag. */
  look: Options;
  /** As given to `huashu('identify', …)`. */
  identity: Options;
}

/** What the frame tells the loader, with the same mark. Everything is answered with a {@link ToFrame}. */
export type ToLoader = { type: 'ready' | 'open' | 'close' } | ({ type: 'state' } & State);

/** How the chat stands, as far as the page around it shows it. */
export interface State {
  unread: number;
  /** The launcher's name. */
  label: string;
  /** What stands on the launcher. */
  badge: string;
  /** What stands before the title of the page. */
  mark: string;
  /** The website's next page loads the frame at once. */
  running: boolean;
  /** What is in sight while the chat is closed: the preview of an answer, or nothing. */
  folded: 'peek' | '';
}

/** A message from the embedding page, if it is one of ours and whole; the page is not trusted to keep to the form. */
export function readToFrame(data: unknown): ToFrame | null {
  if (!isRecord(data) || data['huashu'] !== 1) return null;
  const { open, focused, drops, page, referrer, title, look, identity } = data;
  if (typeof open !== 'boolean' || !isRecord(look) || !isRecord(identity)) return null;
  if (typeof page !== 'string' || typeof referrer !== 'string' || typeof title !== 'string') return null;
  return {
    huashu: 1,
    open,
    focused: focused !== false,
    drops: Number(drops) || 0,
    page,
    referrer,
    title,
    look,
    identity,
  };
}

/** True for an object whose fields may be read. */
export function isRecord(value: unknown): value is Options {
  return typeof value === 'object' && value !== null;
}
