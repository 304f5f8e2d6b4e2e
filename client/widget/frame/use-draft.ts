import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { keyOf, type Keep } from '../connection/keep.ts';
import { unreadIn } from '../connection/log.ts';
import { isRunning, type View } from '../connection/view.ts';

const KEY = 'draft';

/** The customer's draft. */
export interface Draft {
  text: string;
  /** The current text, also before the next render. */
  now: () => string;
  write: (next: string) => void;
}

/** Whether there is a draft. */
export function hasDraft(keep: Keep): boolean {
  return keep.get(KEY) !== null;
}

/**
 * The customer's draft: survives reloads, and is the same in all tabs of the website. Calls `begun` with whether there
 * is one, after each change.
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
 * Whether the website's next page has to load the frame before the chat is opened: for an open chat, an unread answer,
 * a matter that the desk works on, an unacknowledged message or a draft. Until the server has answered, it is assumed for returning visitors, because a
 * page that loads meanwhile would miss it.
 */
export function useToBring(
  view: View,
  keep: Keep,
  unseen: number,
): { toBring: boolean; begun: (any: boolean) => void } {
  const [drafting, setDrafting] = useState(() => hasDraft(keep));
  const { chat, desk, entries, readTo, outbox, cases } = view;
  const supposed = desk === null && keep.get('token') !== null;
  const left = unreadIn(entries, readTo) > 0 || outbox.length > 0;
  const isOwed = unseen > 0 || cases.some(({ state }) => state === 'open');
  return { toBring: supposed || isRunning(chat) || left || isOwed || drafting, begun: setDrafting };
}
