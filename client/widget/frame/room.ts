import { createContext } from 'preact';
import { useContext, useEffect, useReducer, useState, useRef } from 'preact/hooks';
import type { Session } from '../connection/session.ts';
import type { View } from '../connection/view.ts';
import type { Texts } from '../locales/texts.ts';

/** What every part of the screen may use. */
export interface Room {
  session: Session;
  texts: Texts;
}

/** Carries the {@link Room}. */
export const RoomContext = createContext<Room | null>(null);

/** The texts of the chosen language. */
export function useTexts(): Texts {
  return useRoom().texts;
}

/** The session that this screen belongs to. */
export function useSession(): Session {
  return useRoom().session;
}

function useRoom(): Room {
  const room = useContext(RoomContext);
  if (room === null) throw new Error('no room');
  return room;
}

/** The present view; draws anew after every change. */
export function useView(session: Session): View {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => session.watch(() => redraw(undefined)), [session]);
  return session.view();
}

/** The desk's time in milliseconds, told anew every second while `ticking`. The own clock only until the desk was heard. */
export function useNow(session: Session, ticking: boolean): number {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(() => redraw(undefined), 1000);
    return () => clearInterval(timer);
  }, [ticking]);
  return session.now();
}

/** True once `condition` has held for so long: what passes quickly must not flicker. */
export function useLasting(condition: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!condition) {
      setLasting(false);
      return;
    }
    const timer = setTimeout(() => setLasting(true), ms);
    return () => clearTimeout(timer);
  }, [condition, ms]);
  return lasting && condition;
}

/** Lets an action run once at a time, whatever is pressed how often; false from it lets it be tried again. */
export function useOnce(): (act: () => boolean | Promise<boolean>) => Promise<void> {
  const doneRef = useRef(false);
  return async (act) => {
    if (doneRef.current) return;
    doneRef.current = true;
    doneRef.current = await act();
  };
}
