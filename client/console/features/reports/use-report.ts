import { useCallback, useState } from 'react';
import * as http from '../../connection/http.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import type { Days } from '../../parts/day-range.tsx';

/** Which time: so many days up to now, or days of one's own; the desk's time zone says when they begin. */
export type Asked = { days: number } | Days;

/** The figures of a time; the ones before stay until the new ones are here. */
export function useReport() {
  const [asked, setAsked] = useState<Asked>({ days: 1 });
  const { data, error } = useFetched(useCallback(() => http.report(asked), [asked]));
  // A new object is a new question, also when it says the same.
  return {
    asked,
    report: data,
    trouble: error?.code ?? null,
    ask: (time: Asked) => setAsked({ ...time }),
  };
}
