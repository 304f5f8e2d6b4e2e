import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { keyOf, type Keep } from '../connection/keep.ts';

const KEY = 'draft';

/** What the customer is writing. */
export interface Draft {
  text: string;
  /** What it is at this moment, also before the next drawing. */
  now: () => string;
  write: (next: string) => void;
}

/** True if something was begun and not sent. */
export function hasDraft(keep: Keep): boolean {
  return keep.get(KEY) !== null;
}

/**
 * The customer's draft: kept over reloads, and the same in every tab of the website. `begun` is told whether there is
 * any, after each change.
 */
export function useDraft(keep: Keep, begun: (any: boolean) => void): Draft {
  const [text, setText] = useState(() => keep.get(KEY) ?? '');
  const nowRef = useRef(text);
  const show = useCallback(
    (next: string): void => {
      nowRef.current = next;
      setText(next);
      begun(next !== '');
    },
    [begun],
  );

  useEffect(() => {
    const follow = (event: StorageEvent): void => {
      if (keyOf(event) === KEY) show(event.newValue ?? '');
    };
    addEventListener('storage', follow);
    return () => removeEventListener('storage', follow);
  }, [show]);

  return {
    text,
    now: () => nowRef.current,
    write(next) {
      keep.set(KEY, next === '' ? null : next);
      show(next);
    },
  };
}
