import { useEffect, useState } from 'react';
import type { Report } from '../../../../protocol/reports.ts';
import type { ErrorCode } from '../../../../protocol/errors.ts';
import * as http from '../../connection/http.ts';
import { deskTime } from '../../store/clock.ts';
import { rangeOf, type RangeName } from './range.ts';

interface Asked {
  name: RangeName;
  from: string;
  to: string;
}

/** The figures of a time; the ones before stay until the new ones are here. */
export function useReport() {
  const [asked, ask] = useState<Asked>(() => askFor('today'));
  const [report, setReport] = useState<Report | null>(null);
  const [trouble, setTrouble] = useState<ErrorCode | null>(null);
  useEffect(() => {
    let current = true;
    void http.report({ from: asked.from, to: asked.to }).then((answer) => {
      if (!current) return;
      setTrouble(answer.ok ? null : answer.error.code);
      if (answer.ok) setReport(answer);
    });
    return () => {
      current = false;
    };
  }, [asked]);
  return { asked, report, trouble, choose: (name: RangeName) => ask(askFor(name)) };
}

function askFor(name: RangeName): Asked {
  return { name, ...rangeOf(name, new Date(deskTime())) };
}
