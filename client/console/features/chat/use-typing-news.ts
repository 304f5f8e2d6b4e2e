import { useEffect, useRef } from 'react';
import { ask } from '../../connection/line.ts';

/** How often typing is said again, and after which rest it counts as stopped, ms. */
const AGAIN_MS = 8000;
const REST_MS = 6000;

/** Tells the customer that the agent types: at its beginning, now and then, and at its end. */
export function useTypingNews(chatId: string): (typing: boolean) => void {
  const said = useRef(0);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);

  const stop = () => {
    clearTimeout(rest.current);
    if (said.current === 0) return;
    said.current = 0;
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
    if (said.current !== 0 && now - said.current < AGAIN_MS) return;
    said.current = now;
    void ask('typing', { chatId, on: true });
  };
}
