import { readToFrame, type ToFrame, type ToLoader } from '../embedding.ts';

/** The embedding page, as seen from the frame. */
export interface Host {
  /** False if the chat's page was opened by itself. */
  embedded: boolean;
  tell(message: ToLoader): void;
  open(): void;
  close(): void;
  /** Asks for the current page; resolves once `onMessage` was called, or after a timeout. */
  locate(): Promise<void>;
}

const ANSWER_WITHIN_MS = 200;

/**
 * Connects to the embedding page. Accepts messages only from the parent window and only from the first origin that
 * sends one, and replies only to that; before, it sends nothing but "ready".
 */
export function meetHost(onMessage: (message: ToFrame) => void): Host {
  const embedded = parent !== window;
  let origin: string | null = null;
  let located = (): void => undefined;
  const tell = (message: ToLoader): void => {
    if (embedded && (origin !== null || message.type === 'ready'))
      parent.postMessage({ huashu: 1, ...message }, origin ?? '*');
  };
  addEventListener('message', (event: MessageEvent<unknown>) => {
    if (!embedded || event.source !== parent || event.origin !== (origin ?? event.origin)) return;
    const message = readToFrame(event.data);
    if (message === null) return;
    origin = event.origin;
    onMessage(message);
    located();
  });
  return {
    embedded,
    tell,
    open: () => tell({ type: 'open' }),
    close: () => tell({ type: 'close' }),
    locate: () =>
      new Promise((resolve) => {
        located = resolve;
        if (origin === null) return resolve();
        tell({ type: 'ready' });
        setTimeout(resolve, ANSWER_WITHIN_MS);
      }),
  };
}
