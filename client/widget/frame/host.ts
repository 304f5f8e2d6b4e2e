import { readToFrame, type ToFrame, type ToLoader } from '../embedding.ts';

/** The embedding page, as far as the frame talks with it. */
export interface Host {
  /** False if somebody opened the chat's page by itself. */
  embedded: boolean;
  tell(message: ToLoader): void;
  open(): void;
  close(): void;
  /** Asks which page it is by now; resolves once `hear` was told, or the page around is taking too long. */
  locate(): Promise<void>;
}

const ANSWER_WITHIN_MS = 200;

/**
 * Talks with the page around this frame. Only the parent window is heard, and the first origin it speaks from is the
 * only one it may speak from and the only one that is answered; before that nothing but "ready" goes out.
 */
export function meetHost(hear: (message: ToFrame) => void): Host {
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
    hear(message);
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
