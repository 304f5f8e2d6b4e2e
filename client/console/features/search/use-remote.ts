import { useEffect, useRef, useState } from 'react';
import type { SearchPage } from '../../../../protocol/search.ts';
import * as http from '../../connection/http.ts';
import { refusalIn } from '../../locales/refusals.ts';
import type { SearchFilters } from './filters.tsx';

/** How long typing rests before the desk is asked, ms. */
const REST_MS = 150;

/** What the desk has found for a query. */
export interface Remote {
  page: SearchPage | null;
  /** Why nothing was found, if the desk refused. */
  problem: string | null;
  isAsking: boolean;
  /** Fetches the next page behind this one. */
  more: () => void;
}

interface Held {
  asked: string;
  page: SearchPage | null;
  problem: string | null;
}

const NONE: Held = { asked: '', page: null, problem: null };

/** Asks the desk when typing rests; an answer to earlier words is dropped. Nothing is asked for no words. */
export function useRemote(query: string, filters: SearchFilters): Remote {
  const [held, setHeld] = useState<Held>(NONE);
  const wanted = query === '' ? '' : JSON.stringify([query, filters]);
  const latest = useRef(wanted);
  useEffect(() => {
    latest.current = wanted;
    if (wanted === '') return;
    const timer = setTimeout(() => {
      void http.search({ q: query, in: 'chats,customers,cases', ...filters }).then((answer) => {
        if (latest.current !== wanted) return;
        setHeld({
          asked: wanted,
          page: answer.ok ? answer : null,
          problem: answer.ok ? null : refusalIn(answer.error),
        });
      });
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [wanted, query, filters]);
  const fetching = useRef('');
  const more = () => {
    const cursor = held.page?.cursor ?? null;
    // A page behind what is no longer asked for, or a second press.
    if (cursor === null || held.asked !== wanted || fetching.current === cursor) return;
    fetching.current = cursor;
    void http.search({ q: query, in: 'chats,customers,cases', ...filters, cursor }).then((answer) => {
      fetching.current = '';
      if (latest.current !== wanted || !answer.ok) return;
      setHeld((before) => (before.page === null ? before : { ...before, page: joined(before.page, answer) }));
    });
  };
  // What was found stays on the screen until the next answer is there.
  return {
    page: wanted === '' ? null : held.page,
    problem: held.asked === wanted ? held.problem : null,
    isAsking: wanted !== '' && held.asked !== wanted,
    more,
  };
}

function joined(one: SearchPage, next: SearchPage): SearchPage {
  return {
    chats: [...one.chats, ...next.chats],
    customers: [...one.customers, ...next.customers],
    cases: [...one.cases, ...next.cases],
    phrases: [...one.phrases, ...next.phrases],
    cursor: next.cursor,
  };
}
