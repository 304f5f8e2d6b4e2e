import { useCallback, useEffect, useState } from 'react';
import type { Answer, WireError } from '../../../protocol/errors.ts';

/** What asking the server has come to so far. */
export interface Fetched<T> {
  /** The last answer that was no refusal; stays while a newer one is asked for, and after a refusal. */
  data: T | null;
  /** Why the newest request was refused; null if it was not. */
  error: WireError | null;
  /** True until the first answer, whatever it is. */
  isLoading: boolean;
  /** Asks again. */
  retry: () => void;
}

/**
 * Asks the server when the component appears, whenever `call` is another function (see `useCallback`) or `again` another
 * value, and on `retry`. Only the answer to the newest request counts.
 */
export function useFetched<T extends object>(call: () => Promise<Answer<T>>, again?: unknown): Fetched<T> {
  const [{ data, error }, setKnown] = useState<Pick<Fetched<T>, 'data' | 'error'>>({
    data: null,
    error: null,
  });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isNewest = true;
    void call().then((answer) => {
      if (!isNewest) return;
      setKnown((before) =>
        answer.ok ? { data: answer, error: null } : { data: before.data, error: answer.error },
      );
    });
    return () => {
      isNewest = false;
    };
  }, [call, again, turn]);
  const retry = useCallback(() => setTurn((before) => before + 1), []);
  return { data, error, isLoading: data === null && error === null, retry };
}
