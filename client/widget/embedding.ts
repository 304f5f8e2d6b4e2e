import type { LauncherLook } from '../../protocol/widget-look.ts';

/** Options from the embedding page, unvalidated. */
export type Options = Record<string, unknown>;

/** What the loader has put into the page, and the attributes of its tag. */
export type Placed = readonly [shadow: ShadowRoot, dataset: Readonly<Record<string, string | undefined>>];

/** How the desk wants the launcher to look, and its names in Chinese and in English, empty for the built-in ones. */
export interface Dress {
  launcher: LauncherLook;
  /** Absent where the frame is there, which names the launcher itself. */
  names?: readonly [zh: string, en: string];
  /** The height of what the frame shows beside the launcher, in pixels, where it is not a short preview. */
  tall?: number;
}

/** The module that applies the desk's look to the launcher; see `look.ts`. */
export interface LookModule {
  look: (placed: Placed, dress: Dress) => void;
}

/** The proactive greeting, each text in Chinese and in English. */
export interface Greeting {
  /** The desk's language, for tags that name none: as the frame chooses it. */
  locale: string;
  words: readonly [zh: string, en: string];
  /** The name of the button that closes it. */
  close: readonly [zh: string, en: string];
}

/** The module that shows the greeting, with what the server adds to it; null: nobody is greeted now. */
export interface BubbleModule {
  show: (placed: Placed, greeting: Greeting, taken: () => void) => boolean;
  greeting: Greeting | null;
}

/** The message from the loader to the frame, sent at each change. `huashu` marks the protocol. */
export interface ToFrame {
  huashu: 1;
  open: boolean;
  /** Whether the frame has the page's focus. */
  focused: boolean;
  /** The number of drops on the launcher. */
  drops: number;
  page: string;
  referrer: string;
  title: string;
  /** From `huashu('set', …)` and the attributes of the script tag. */
  look: Options;
  /** From `huashu('identify', …)`. */
  identity: Options;
}

/** The messages from the frame to the loader. Each is answered with a {@link ToFrame}. */
export type ToLoader =
  { type: 'ready' | 'open' | 'close' } | ({ type: 'state' } & State) | ({ type: 'look' } & Dress);

/** The state of the chat that the embedding page shows. */
export interface State {
  unread: number;
  /** The accessible name of the launcher. */
  label: string;
  /** The text of the badge on the launcher. */
  badge: string;
  /** The prefix of the page title. */
  mark: string;
  /** Whether the website's next page loads the frame at once. */
  running: boolean;
  /** What is visible while the chat is closed: the preview of an answer, or nothing. */
  folded: 'peek' | '';
}

/** Parses a message from the embedding page, which is not trusted; null if it is not a valid one. */
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

/** Whether a value is an object with readable fields. */
export function isRecord(value: unknown): value is Options {
  return typeof value === 'object' && value !== null;
}
