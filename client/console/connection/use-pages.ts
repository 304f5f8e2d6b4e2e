import { useCallback, useEffect, useState } from 'react';
import type { Answer, WireError } from '../../../protocol/errors.ts';

/** Sends the request for one page: the one at a cursor, or the first for null. */
type AskForPage<T, C> = (cursor: C | null) => Promise<Answer<T>>;

/** The loaded pages of a list. */
interface Paged<T, C> {
  /** Null until the first page is loaded; those of an earlier request stay until the first page of the new one arrives. */
  pages: readonly T[] | null;
  /** The refusal of the newest request; null if it succeeded. */
  error: WireError | null;
  /** The cursor of the next page; null at the end. */
  next: C | null;
  /** Whether a page is on its way. */
  isBusy: boolean;
  /** Loads the next page; after a refusal, the one that was refused. */
  more: () => void;
}

/** A request for one page; a new object for each attempt. */
interface Attempt<T, C> {
  readonly call: AskForPage<T, C>;
  readonly cursor: C | null;
}

/** The state that follows from the last answer. */
interface Loaded<T, C> {
  pages: readonly T[] | null;
  error: WireError | null;
  attempt: Attempt<T, C> | null;
}

/**
 * Loads a list page by page: the first page when the component mounts and when `call` (see `useCallback`) changes, each
 * further page on `more`. Answers to older requests are ignored. For a single answer: `useFetched`.
 */
export function usePages<T extends object, C>(
  call: AskForPage<T, C>,
  cursorOf: (page: T) => C | null,
): Paged<T, C> {
  const [loaded, setLoaded] = useState<Loaded<T, C>>({ pages: null, error: null, attempt: null });
  const [attempt, setAttempt] = useState<Attempt<T, C>>({ call, cursor: null });
  if (attempt.call !== call) setAttempt({ call, cursor: null });
  useEffect(() => {
    let isNewest = true;
    void attempt.call(attempt.cursor).then((answer) => {
      if (isNewest) setLoaded((before) => answered(before, attempt, answer));
    });
    return () => {
      isNewest = false;
    };
  }, [attempt]);
  const last = loaded.pages?.at(-1);
  const next = last === undefined ? null : cursorOf(last);
  const more = useCallback(() => setAttempt({ call, cursor: next }), [call, next]);
  const { pages, error } = loaded;
  return { pages, error, next, isBusy: loaded.attempt !== attempt, more };
}

/** A refused first page of a new request takes the pages of the old one away; a refused further page does not. */
function answered<T extends object, C>(
  before: Loaded<T, C>,
  attempt: Attempt<T, C>,
  answer: Answer<T>,
): Loaded<T, C> {
  const isSame = before.attempt?.call === attempt.call;
  if (!answer.ok) return { pages: isSame ? before.pages : null, error: answer.error, attempt };
  const earlier = attempt.cursor === null ? [] : (before.pages ?? []);
  return { pages: [...earlier, answer], error: null, attempt };
}
