import { readToFrame, type ToFrame, type ToLoader } from '../embedding.ts';

/** The embedding page, as far as the frame talks with it. */
export interface Host {
  /** False if somebody opened the chat's page by itself. */
  embedded: boolean;
  tell(message: ToLoader): void;
  close(): void;
}

/**
 * Talks with the page around this frame. Only the parent window is heard, and the first origin it speaks from is the
 * only one it may speak from and the only one that is answered; before that nothing but "ready" goes out.
 */
export function meetHost(hear: (message: ToFrame) => void): Host {
  const embedded = parent !== window;
  let origin: string | null = null;
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
  });
  return { embedded, tell, close: () => tell({ type: 'close' }) };
}
