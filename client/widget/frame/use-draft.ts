import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { keyOf, type Keep } from '../connection/keep.ts';
import { unreadIn } from '../connection/log.ts';
import { isRunning, type View } from '../connection/view.ts';

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

/**
 * Whether the website's next page has something to bring along, before anybody opens the chat there: a running chat, an
 * answer not read, a message not acknowledged, or one that is being written, so that it is known before it is sent. Of
 * somebody who was here before it is to be supposed until the desk was heard, or a page loaded meanwhile would leave it.
 */
export function useToBring(view: View, keep: Keep): { toBring: boolean; begun: (any: boolean) => void } {
  const [drafting, setDrafting] = useState(() => hasDraft(keep));
  const { chat, desk, entries, readTo, outbox } = view;
  const supposed = desk === null && keep.get('token') !== null;
  const left = unreadIn(entries, readTo) > 0 || outbox.length > 0;
  return { toBring: supposed || isRunning(chat) || left || drafting, begun: setDrafting };
}
