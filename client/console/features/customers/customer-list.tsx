import { useCallback, useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomersPage, ListedCustomer } from '../../../../protocol/customer-records.ts';
import { customersPage, type CustomersAsked } from '../../connection/customers.ts';
import { usePages } from '../../connection/use-pages.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { Button } from '../../parts/button.tsx';
import { Face } from '../../parts/face.tsx';
import { customerName } from '../../parts/names.ts';
import { DelayedSpinner, Empty } from '../../parts/placeholder.tsx';
import { timeOrDay } from '../../parts/times.ts';
import { useCustomers } from '../../store/customers.ts';
import { useDesk } from '../../store/desk.ts';
import { useClock } from '../../store/clock.ts';
import { useSettings } from '../../store/settings.ts';
import { showCustomer, useView } from '../../store/view.ts';
import { CustomerFilterBar, type CustomerFilters } from './customer-filters.tsx';
import styles from './customers.module.css';

interface Props {
  filters: CustomerFilters;
  onFilters: (filters: CustomerFilters) => void;
}

/** The list of customers, the last seen first, a page at a time. */
export function CustomerList({ filters, onFilters }: Props) {
  const { t } = useTranslation();
  const { listed, error, hasMore, isBusy, more } = useListed(filters);
  const shown = useView((view) => view.customerId);
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    useCustomers.setState({ listed: (listed ?? []).map(({ id }) => id) });
  }, [listed]);
  const classes = useMemo(() => distinct((listed ?? []).map((one) => one.class ?? '')), [listed]);
  const tags = useMemo(() => distinct((listed ?? []).flatMap((one) => one.tags)), [listed]);
  return (
    <>
      <header className="column-head">
        <h2>{t('customer.list.heading')}</h2>
      </header>
      <CustomerFilterBar filters={filters} onFilters={onFilters} classes={classes} tags={tags} />
      {/* Focusable, because it scrolls. */}
      <div
        className={styles.list}
        role="region"
        aria-label={t('customer.list.heading')}
        aria-busy={isBusy}
        tabIndex={0}
        ref={region}
      >
        {listed === null && error === null ? <DelayedSpinner>{t('loading')}</DelayedSpinner> : null}
        {listed?.length === 0 ? (
          <Empty
            title={t('customer.list.none')}
            hint={t(hasMore ? 'customer.list.searched' : 'customer.list.noneHint')}
          />
        ) : null}
        <ul>
          {(listed ?? []).map((one) => (
            <CustomerRow key={one.id} one={one} isShown={one.id === shown} />
          ))}
        </ul>
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
            {t(error === null ? 'customer.list.more' : 'reports.retry')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

/** The loaded pages, each customer as this console knows them last. */
function useListed(filters: CustomerFilters) {
  const isOnline = useDesk((state) => state.connection === 'online' && state.known);
  // After a reconnect it is a new question.
  const question = useMemo(() => ({ query: asked(filters), isOnline }), [filters, isOnline]);
  const call = useCallback((cursor: string | null) => customersPage(question.query, cursor), [question]);
  const { pages, error, next, isBusy, more } = usePages(call, ({ cursor }: CustomersPage) => cursor);
  const known = useCustomers((state) => state.known);
  const listed = useMemo(() => {
    if (pages === null) return null;
    const all = new Map(pages.flatMap(({ customers }) => customers).map((one) => [one.id, one]));
    return [...all.values()].map((one): ListedCustomer => {
      const customer = known[one.id]?.customer;
      return customer && customer.version > one.version ? { ...one, ...customer } : one;
    });
  }, [pages, known]);
  return { listed, error, isBusy, more, hasMore: next !== null };
}

const DAY_MS = 86_400_000;
const DAYS = { day: 1, week: 7, month: 30, longAgo: 30 };

function asked({ seen, open, ...same }: CustomerFilters): CustomersAsked {
  const since = new Date(useClock.getState().now - DAY_MS * (seen === undefined ? 0 : DAYS[seen]));
  return {
    ...same,
    ...(seen === undefined ? {} : { [seen === 'longAgo' ? 'seenTo' : 'seenFrom']: since.toISOString() }),
    ...(open === undefined ? {} : { open: 'true' }),
  };
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values.filter((one) => one !== ''))].toSorted((a, b) => a.localeCompare(b));
}

/** A customer in the list; arrows go from one to the next, Enter opens the record. */
function CustomerRow({ one, isShown }: { one: ListedCustomer; isShown: boolean }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  return (
    <li>
      <Button
        className={styles.row}
        {...(isShown ? { 'aria-current': 'true' } : {})}
        onPress={() => showCustomer(one.id)}
        onKeyDown={goAlong}
      >
        <Face id={one.id} name={one.name} size="small" />
        <span className={styles.rowBody}>
          <span className={styles.rowLine}>
            <b className="clip">
              <bdi>{customerName({ customer: one }, t)}</bdi>
            </b>
            {one.company === null ? null : (
              <span className="faint small clip">
                <bdi>{one.company}</bdi>
              </span>
            )}
            <span className="spring" />
            <time className="faint small" dateTime={one.lastSeenAt}>
              <span className="hidden">{t('customer.list.seen')} </span>
              {timeOrDay(one.lastSeenAt, language)}
            </time>
          </span>
          {one.contacts.length === 0 ? null : (
            <span className="small faint clip">
              <bdi>{one.contacts.join(' · ')}</bdi>
            </span>
          )}
          <Marks one={one} />
        </span>
      </Button>
    </li>
  );
}

/** Class, tags, and what runs for them. */
function Marks({ one }: { one: ListedCustomer }) {
  const { t } = useTranslation();
  if (one.class === null && one.tags.length === 0 && one.openCases === 0) return null;
  return (
    <span className={styles.marks}>
      {one.class === null ? null : (
        <b className="mark">
          <bdi>{one.class}</bdi>
        </b>
      )}
      {one.tags.map((tag) => (
        <bdi key={tag} className="mark">
          {tag}
        </bdi>
      ))}
      {one.openCases === 0 ? null : (
        <span className="mark handed">{t('customer.list.openCases', { count: one.openCases })}</span>
      )}
      {one.overdueCases === 0 ? null : (
        <span className="wait overdue">{t('customer.list.overdue', { n: one.overdueCases })}</span>
      )}
    </span>
  );
}

/** Arrows move the focus through the rows. */
function goAlong(event: Pick<KeyboardEvent, 'key' | 'preventDefault'> & { target: EventTarget }): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0 || !(event.target instanceof HTMLElement)) return;
  const rows = [...(event.target.closest('ul')?.querySelectorAll<HTMLElement>('li > button') ?? [])];
  rows[rows.indexOf(event.target) + by]?.focus();
  event.preventDefault();
}
