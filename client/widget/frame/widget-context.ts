import { createContext } from 'preact';
import { useContext, useEffect, useReducer, useState, useRef } from 'preact/hooks';
import type { Session } from '../connection/session.ts';
import type { View } from '../connection/view.ts';
import type { Texts } from '../locales/texts.ts';

/** The context of all components. */
export interface WidgetServices {
  session: Session;
  texts: Texts;
  /** The address of the picture beside what agents write. */
  face: string | undefined;
}

/** Carries the {@link WidgetServices}. */
export const WidgetContext = createContext<WidgetServices | null>(null);

/** The texts of the selected language. */
export function useTexts(): Texts {
  return useWidget().texts;
}

/** The address of the picture beside what agents write, if the desk has one. */
export function useFace(): string | undefined {
  return useWidget().face;
}

/** The session of this screen. */
export function useSession(): Session {
  return useWidget().session;
}

function useWidget(): WidgetServices {
  const services = useContext(WidgetContext);
  if (services === null) throw new Error('no context');
  return services;
}

/** The current view; renders again after every change. */
export function useView(session: Session): View {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => session.watch(() => redraw(undefined)), [session]);
  return session.view();
}

/**
 * The server's time, Unix ms, updated every second while `ticking`. This computer's until the first message from the
 * server.
 */
export function useNow(session: Session, ticking: boolean): number {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(() => redraw(undefined), 1000);
    return () => clearInterval(timer);
  }, [ticking]);
  return session.now();
}

/** True once `condition` has held for `ms`, so that short changes do not flicker. */
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

/**
 * Returns a function that runs an action unless one is running, so that repeated presses have no effect; after a result
 * of false it can run again.
 */
export function useOnce(): (act: () => boolean | Promise<boolean>) => Promise<void> {
  const doneRef = useRef(false);
  return async (act) => {
    if (doneRef.current) return;
    doneRef.current = true;
    doneRef.current = await act();
  };
}
