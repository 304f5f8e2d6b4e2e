import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasesPage, CaseView } from '../../../../protocol/cases.ts';
import { findCases, type CasesAsked } from '../../connection/cases.ts';
import { usePages } from '../../connection/use-pages.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { Button } from '../../parts/button.tsx';
import { DelayedSpinner, Empty } from '../../parts/placeholder.tsx';
import {
  byDue,
  CASE_GROUPS,
  groupOf,
  isListed,
  type CaseFilters,
  type CaseFolder,
  type CaseReader,
} from '../../store/case-lists.ts';
import { useCaseReader } from '../../store/selectors.ts';
import { useCases } from '../../store/cases.ts';
import { useDesk } from '../../store/desk.ts';
import { useView } from '../../store/view.ts';
import { WorkFilters } from './work-filters.tsx';
import { WorkRow } from './work-row.tsx';
import styles from './work.module.css';

interface Props {
  folder: CaseFolder;
  onFolder: (folder: CaseFolder) => void;
  filters: CaseFilters;
  onFilters: (filters: CaseFilters) => void;
}

/** The list of cases, in groups by due time, the overdue ones first; it follows the news. */
export function WorkList({ folder, onFolder, filters, onFilters }: Props) {
  const { t } = useTranslation();
  const reader = useCaseReader();
  const { listed, error, hasMore, isBusy, more } = useListed(folder, filters, reader);
  const shown = useView((view) => view.caseNumber);
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    useCases.setState({ listed: (listed ?? []).map(({ number }) => number) });
  }, [listed]);
  const groups = CASE_GROUPS.map((name) => ({
    name,
    cases: (listed ?? []).filter((one) => groupOf(one, reader.now) === name),
  })).filter(({ cases }) => cases.length > 0);
  return (
    <>
      <header className="column-head">
        <h2>{t('work.heading')}</h2>
      </header>
      <WorkFilters folder={folder} onFolder={onFolder} filters={filters} onFilters={onFilters} />
      {/* Focusable, because it scrolls. */}
      <div
        className={styles.list}
        role="region"
        aria-label={t('work.list')}
        aria-busy={isBusy}
        tabIndex={0}
        ref={region}
      >
        {listed === null && error === null ? <DelayedSpinner>{t('loading')}</DelayedSpinner> : null}
        {listed?.length === 0 ? <Empty title={t('work.none')} hint={t('work.noneHint')} /> : null}
        {groups.map(({ name, cases }) => (
          <section key={name} className={styles.group} aria-label={t(`work.groups.${name}`)}>
            <h3 data-overdue={name === 'overdue'}>
              {t(`work.groups.${name}`)} <span className="figures">{cases.length}</span>
            </h3>
            <ul>
              {cases.map((one) => (
                <WorkRow key={one.number} one={one} reader={reader} isShown={one.number === shown} />
              ))}
            </ul>
          </section>
        ))}
        {error === null ? null : (
          <p className="form-error" role="alert">
            {refusalIn(error)}
          </p>
        )}
        {hasMore || error !== null ? (
          <Button
            kind="quiet"
            className="wide"
            isDisabled={isBusy}
            onPress={() => {
              // The button disappears with the last page: the focus stays in the list.
              region.current?.focus({ preventScroll: true });
              more();
            }}
          >
            {t(error === null ? 'work.more' : 'reports.retry')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

/** What of a folder is loaded, each case as it was last heard of, with what has come into the folder since. */
function useListed(folder: CaseFolder, filters: CaseFilters, reader: CaseReader) {
  const cases = useCases((state) => state.cases);
  const isOnline = useDesk((state) => state.connection === 'online' && state.known);
  const { departments } = reader;
  // After a reconnect it is a new question: news may have been missed.
  const question = useMemo(
    () => ({ query: asked(folder, filters, departments), isOnline }),
    [folder, filters, departments, isOnline],
  );
  const call = useCallback(
    (cursor: string | null) => findCases({ ...question.query, ...at(cursor) }),
    [question],
  );
  const { pages, error, next, isBusy, more } = usePages(call, ({ cursor }: CasesPage) => cursor);
  const listed = useMemo(() => {
    if (pages === null) return null;
    const fetched = new Map(pages.flatMap((page) => page.cases).map((one) => [one.number, one]));
    const all = new Map<string, CaseView>(fetched);
    for (const one of Object.values(cases)) {
      // Which others have the words only the server can tell.
      if (filters.q === undefined || fetched.has(one.number)) all.set(one.number, one);
    }
    return [...all.values()].filter((one) => isListed(one, folder, filters, reader)).sort(byDue);
  }, [pages, cases, folder, filters, reader]);
  return { listed, error, isBusy, more, hasMore: next !== null };
}

function at(cursor: string | null): { cursor?: string } {
  return cursor === null ? {} : { cursor };
}

/** What the server is asked for; the rest is left out here. */
function asked(
  folder: CaseFolder,
  { kind, class: about, step, owner, customer, q, over }: CaseFilters,
  departments: readonly string[],
): CasesAsked {
  const [department] = departments;
  return {
    ...(over === true ? {} : { status: 'open' }),
    ...(kind === undefined ? {} : { kind }),
    ...(about === undefined ? {} : { class: about }),
    ...(step === undefined ? {} : { step }),
    ...(owner === undefined ? {} : { owner }),
    ...(customer === undefined ? {} : { customer }),
    ...(q === undefined ? {} : { q }),
    ...(folder === 'mine' ? { owner: 'me' } : {}),
    ...(folder === 'queue' ? { owner: 'none' } : {}),
    ...(folder === 'approval' ? { step: 'proposed' } : {}),
    ...(folder === 'department' && departments.length === 1 ? { department } : {}),
  };
}
