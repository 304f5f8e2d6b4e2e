import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { SideChat } from '../chat/side-chat.tsx';
import { auditFileAt, auditPage, type AuditAsked, checkAudit } from '../../connection/account.ts';
import { download } from '../../connection/download.ts';
import { Empty } from '../../parts/placeholder.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useWide } from '../../parts/use-media.ts';
import { showBeside, useView } from '../../store/view.ts';
import { AuditFilters } from './audit-filters.tsx';
import { AuditTable } from './audit-table.tsx';
import { useFetched } from '../../connection/use-fetched.ts';
import { usePages } from '../../connection/use-pages.ts';
import type { AuditPage } from '../../../../protocol/audit.ts';
import { DelayedSpinner } from '../../parts/placeholder.tsx';
import styles from './audit.module.css';

/** The screen of the audit log, with the check of its integrity; the chat of an entry opens beside it. */
export function AuditLog() {
  const { t } = useTranslation();
  const wide = useWide();
  const chatId = useView((view) => view.chatId);
  const [asked, setAsked] = useState<AuditAsked>({});
  const side =
    chatId === null ? null : (
      <SideChat chatId={chatId} back={t('account.audit.back')} onLeave={() => showBeside('audit', null)} />
    );
  return (
    <main className={styles.auditScreen} data-beside={side !== null} aria-label={t('account.audit.heading')}>
      {/* Hidden instead of removed, so that coming back from a chat keeps the scroll position. */}
      <section
        className={styles.auditPart}
        hidden={!wide && side !== null}
        aria-label={t('account.audit.heading')}
      >
        <header className="column-head">
          <h2>{t('account.audit.heading')}</h2>
          <span className="spring" />
          <a
            className="button quiet"
            href={auditFileAt(asked)}
            download
            onClick={(event) => void download(event)}
          >
            <Icon name="download" />
            {t('account.audit.export')}
          </a>
        </header>
        <AuditStanding />
        <AuditFilters asked={asked} ask={setAsked} />
        <Lines asked={asked} shown={chatId} />
      </section>
      {side}
    </main>
  );
}

function Lines({ asked, shown }: { asked: AuditAsked; shown: string | null }) {
  const { t } = useTranslation();
  const { pages, error, next, isBusy, more } = usePages(
    useCallback((before: number | null) => auditPage(asked, before), [asked]),
    ({ before }: AuditPage) => before,
  );
  const lines = pages?.flatMap((page) => page.lines) ?? null;
  const region = useRef<HTMLDivElement>(null);
  if (lines === null && error === null) return <DelayedSpinner>{t('loading')}</DelayedSpinner>;
  return (
    // Focusable, because it scrolls.
    <div
      className={styles.audit}
      role="region"
      aria-label={t('account.audit.lines')}
      tabIndex={0}
      ref={region}
    >
      {lines === null || lines.length > 0 ? null : (
        <Empty title={t('account.audit.none')} hint={t('account.audit.noneHint')} />
      )}
      {lines === null || lines.length === 0 ? null : <AuditTable lines={lines} shown={shown} />}
      {error === null ? null : (
        <p className={styles.auditBroken} role="alert">
          {t(`errors.${error.code}`)}
        </p>
      )}
      {next === null && error === null ? null : (
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
          {t(error === null ? 'account.audit.older' : 'reports.retry')}
        </Button>
      )}
    </div>
  );
}

/** Shows whether the audit log is unaltered; the server checks it once, when this is opened. */
export function AuditStanding() {
  const { t } = useTranslation();
  const { data: check, error } = useFetched(checkAudit);
  if (error !== null) return <p role="alert">{t('errors.unavailable')}</p>;
  if (check === null) return <p role="status">{t('account.audit.checking')}</p>;
  const { fault, lines: count } = check;
  if (fault === null)
    return (
      <p role="status" className={styles.auditWhole}>
        {t('account.audit.whole', { count })}
      </p>
    );
  const what = t(`account.audit.faults.${fault.what}`);
  return (
    <p role="alert" className={styles.auditBroken}>
      {t('account.audit.broken', { seq: fault.seq, what })}
    </p>
  );
}
