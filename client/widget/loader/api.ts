/** The one global that the widget puts on a page; docs/embedding.md says what it can do. */
export interface Api {
  (command?: unknown, about?: unknown, listener?: unknown): void;
  /** Calls made before the loader was there. */
  q?: Iterable<unknown>[];
  ready?: boolean;
}

declare global {
  interface Window {
    huashu?: Api;
  }
}
