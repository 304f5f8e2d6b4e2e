import { useEffect, useState, type ReactNode } from 'react';

/** Shows its children after 200 ms, so that what loads faster does not flicker. */
export function DelayedSpinner({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return shown ? children : null;
}
