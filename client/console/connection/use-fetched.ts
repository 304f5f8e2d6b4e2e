import { useCallback, useEffect, useState } from 'react';
import type { Answer, WireError } from '../../../protocol/errors.ts';

/** The state of a request. */
export interface Fetched<T> {
  /** The last successful answer; stays while a newer request is in flight, and after a refusal. */
  data: T | null;
  /** The refusal of the newest request; null if it succeeded. */
  error: WireError | null;
  /** True until the first answer, successful or not. */
  isLoading: boolean;
  /** Sends the request again. */
  retry: () => void;
}

/**
 * Sends a request when the component mounts, when `call` (see `useCallback`) or `again` changes, and on `retry`; none
 * while `call` is null. Answers to older requests are ignored. For a list in pages: `usePages`.
 */
export function useFetched<T extends object>(
  call: (() => Promise<Answer<T>>) | null,
  again?: unknown,
): Fetched<T> {
  const [{ data, error }, setKnown] = useState<Pick<Fetched<T>, 'data' | 'error'>>({
    data: null,
    error: null,
  });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (call === null) return;
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
