import { useEffect, useRef } from 'preact/hooks';
import { useSession } from './widget-context.ts';

const SAY_AGAIN_MS = 8_000;
const IDLE_MS = 6_000;

/** Sends the typing indicator: at intervals while the customer types, and at once when they stop. */
export function useTyping(): { typed: () => void; stopped: () => void } {
  const session = useSession();
  const saidRef = useRef<number | null>(null);
  const idleRef = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const stopped = (): void => {
    clearTimeout(idleRef.current);
    if (saidRef.current === null) return;
    saidRef.current = null;
    session.typing(false);
  };
  const typed = (): void => {
    clearTimeout(idleRef.current);
    idleRef.current = setTimeout(stopped, IDLE_MS);
    const now = performance.now();
    if (saidRef.current !== null && now - saidRef.current < SAY_AGAIN_MS) return;
    saidRef.current = now;
    session.typing(true);
  };
  useEffect(() => () => clearTimeout(idleRef.current), []);
  return { typed, stopped };
}
