import { useEffect } from 'react';
import { create } from 'zustand';

interface Clock {
  /** The desk's clock, ms; moves once a second. */
  now: number;
  /** What the desk's clock is ahead of this computer's, ms. */
  ahead: number;
}

/** One clock for everything that counts, so that all figures on the screen change together. */
export const useClock = create<Clock>()(() => ({ now: Date.now(), ahead: 0 }));

/** The desk's time now, ms. */
export function deskTime(): number {
  return Date.now() + useClock.getState().ahead;
}

/** Sets the clock by the server's. */
export function setClock(serverNow: string): void {
  const ahead = Date.parse(serverNow) - Date.now();
  useClock.setState({ ahead, now: Date.now() + ahead });
}

/** Moves the clock on while the console is on the screen. */
export function useTicking(): void {
  useEffect(() => {
    const timer = setInterval(() => useClock.setState({ now: deskTime() }), 1000);
    return () => clearInterval(timer);
  }, []);
}
