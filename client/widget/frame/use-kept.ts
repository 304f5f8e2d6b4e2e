import { useEffect, useState } from 'preact/hooks';
import { keyOf, type Keep } from '../connection/keep.ts';

/** What is kept under `key`, the same in every tab of the website, and how to change it. */
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
