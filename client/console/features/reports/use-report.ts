import { useEffect, useState } from 'react';
import type { Report } from '../../../../protocol/reports.ts';
import type { ErrorCode } from '../../../../protocol/errors.ts';
import * as http from '../../connection/http.ts';
import type { Days } from '../../parts/day-range.tsx';

/** Which time: so many days up to now, or days of one's own; the desk's time zone says when they begin. */
export type Asked = { days: number } | Days;

/** The figures of a time; the ones before stay until the new ones are here. */
export function useReport() {
  const [asked, ask] = useState<Asked>({ days: 1 });
  const [report, setReport] = useState<Report | null>(null);
  const [trouble, setTrouble] = useState<ErrorCode | null>(null);
  useEffect(() => {
    let current = true;
    void http.report(asked).then((answer) => {
      if (!current) return;
      setTrouble(answer.ok ? null : answer.error.code);
      if (answer.ok) setReport(answer);
    });
    return () => {
      current = false;
    };
  }, [asked]);
  // A new object is a new question, also when it says the same.
  return { asked, report, trouble, ask: (time: Asked) => ask({ ...time }) };
}
