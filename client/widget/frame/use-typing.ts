import { useEffect, useRef } from 'preact/hooks';
import { useSession } from './widget-context.ts';

const SAY_AGAIN_MS = 8_000;
const IDLE_MS = 6_000;
/** What is typed is told at most so often, where the desk shows it. */
const PEEK_MS = 500;

/** Sends the typing indicator: at intervals while the customer types, with the words where the desk shows them, and at once when they stop. */
export function useTyping(): { typed: (text: string) => void; stopped: () => void } {
  const session = useSession();
  const saidRef = useRef<number | null>(null);
  const idleRef = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const lateRef = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const stopped = (): void => {
    clearTimeout(idleRef.current);
    clearTimeout(lateRef.current);
    if (saidRef.current === null) return;
    saidRef.current = null;
    session.typing(false);
  };
  const typed = (text: string): void => {
    clearTimeout(idleRef.current);
    clearTimeout(lateRef.current);
    idleRef.current = setTimeout(stopped, IDLE_MS);
    const peeks = session.view().desk?.peeks;
    const since = performance.now() - (saidRef.current ?? -Infinity);
    const say = (): void => {
      saidRef.current = performance.now();
      session.typing(true, peeks ? text : undefined);
    };
    if (since >= (peeks ? PEEK_MS : SAY_AGAIN_MS)) say();
    else if (peeks) lateRef.current = setTimeout(say, PEEK_MS - since);
  };
  useEffect(
    () => () => {
      clearTimeout(idleRef.current);
      clearTimeout(lateRef.current);
    },
    [],
  );
  return { typed, stopped };
}
