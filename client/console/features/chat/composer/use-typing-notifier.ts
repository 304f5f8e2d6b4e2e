import { useEffect, useRef } from 'react';
import { ask } from '../../../connection/line.ts';

/** The interval at which the typing indicator is repeated, and the pause after which typing counts as stopped, ms. */
const AGAIN_MS = 8000;
const REST_MS = 6000;

/** Sends the customer the typing indicator: when typing starts, every 8 s while it goes on, and when it stops. */
export function useTypingNotifier(chatId: string): (typing: boolean) => void {
  const sentAt = useRef(0);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);

  const stop = () => {
    clearTimeout(rest.current);
    if (sentAt.current === 0) return;
    sentAt.current = 0;
    void ask('typing', { chatId, on: false });
  };
  const last = useRef(stop);
  useEffect(() => {
    last.current = stop;
  });
  useEffect(() => () => last.current(), []);

  return (typing) => {
    if (!typing) {
      stop();
      return;
    }
    clearTimeout(rest.current);
    rest.current = setTimeout(() => last.current(), REST_MS);
    const now = performance.now();
    if (sentAt.current !== 0 && now - sentAt.current < AGAIN_MS) return;
    sentAt.current = now;
    void ask('typing', { chatId, on: true });
  };
}
