import { useEffect } from 'react';
import { create } from 'zustand';

interface Clock {
  /** The server's time, Unix ms; updated every second. */
  now: number;
  /** How far the server's clock is ahead of this computer's, ms. */
  ahead: number;
}

/** The one clock of all running figures, so that they change in the same render. */
export const useClock = create<Clock>()(() => ({ now: Date.now(), ahead: 0 }));

/** The server's time now, Unix ms. */
export function deskTime(): number {
  return Date.now() + useClock.getState().ahead;
}

/** Sets the offset from the server's clock. `serverNow` is ISO 8601. */
export function setClock(serverNow: string): void {
  const ahead = Date.parse(serverNow) - Date.now();
  useClock.setState({ ahead, now: Date.now() + ahead });
}

/** Updates the clock every second while the component is mounted. */
export function useTicking(): void {
  useEffect(() => {
    const timer = setInterval(() => useClock.setState({ now: deskTime() }), 1000);
    return () => clearInterval(timer);
  }, []);
}
