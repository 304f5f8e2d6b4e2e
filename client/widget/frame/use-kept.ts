import { useEffect, useState } from 'preact/hooks';
import { keyOf, type Keep } from '../connection/keep.ts';

/** The stored value of `key`, the same in all tabs of the website, and its setter. */
export function useKept(keep: Keep, key: string): [string | null, (value: string | null) => void] {
  const [value, setValue] = useState(() => keep.get(key));
  useEffect(() => {
    const follow = (event: StorageEvent): void => {
      if (keyOf(event) === key) setValue(event.newValue);
    };
    addEventListener('storage', follow);
    return () => removeEventListener('storage', follow);
  }, [key]);
  const change = (next: string | null): void => {
    keep.set(key, next);
    setValue(next);
  };
  return [value, change];
}
