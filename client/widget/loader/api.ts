/** A call to `huashu(command, about?, listener?)`. */
export type Call = ArrayLike<unknown>;

/** The one global that the widget puts on a page; docs/embedding.md says what it can do. */
export interface Api {
  (...call: unknown[]): void;
  /** Calls made before the loader was there. */
  q?: Call[];
  ready?: boolean;
}

declare global {
  interface Window {
    huashu?: Api;
  }
}
