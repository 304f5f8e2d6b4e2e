import { useEffect, useState, type ReactNode } from 'react';

/** Shows that something is under way only if it takes long enough to be noticed (200 ms). */
export function Late({ children }: { children: ReactNode }) {
  const [shown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return shown ? children : null;
}
