import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { AUDIT_ACTS, type AuditAct, type AuditPage } from '../../../../protocol/audit.ts';
import { auditPage } from '../../connection/account.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Late } from '../../parts/late.tsx';
import { AuditStanding } from './audit-standing.tsx';
import { AuditTable } from './audit-table.tsx';
import { closeDialog } from '../../store/view.ts';

/** Who did what and when, page by page, and whether the record is as it was written. For leads. */
export function AuditDialog() {
  const { t } = useTranslation();
  const [act, choose] = useState<AuditAct | null>(null);
  const [before, goTo] = useState<number | null>(null);
  const page = useAuditPage(act, before);
  return (
    <Dialog heading={t('account.audit.heading')} className="widest" onClose={closeDialog}>
      <AuditStanding />
      <label className="field">
        <span>{t('account.audit.filter')}</span>
        <select
          className="input"
          value={act ?? ''}
          onChange={({ target }) => {
            choose(AUDIT_ACTS.find((one) => one === target.value) ?? null);
            goTo(null);
          }}
        >
          <option value="">{t('account.audit.all')}</option>
          {AUDIT_ACTS.map((one) => (
            <option key={one} value={one}>
              {t(`account.audit.acts.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {page === null ? <Late>{t('loading')}</Late> : null}
      {page === 'failed' ? <p role="alert">{t('errors.unavailable')}</p> : null}
      {page === null || page === 'failed' ? null : <AuditTable lines={page.lines} />}
      <div className="confirm">
        <Button className="button quiet" isDisabled={before === null} onPress={() => goTo(null)}>
          {t('account.audit.newest')}
        </Button>
        <Button
          className="button quiet"
          isDisabled={page === null || page === 'failed' || page.before === null}
          onPress={() => goTo(page === null || page === 'failed' ? null : page.before)}
        >
          {t('account.audit.older')}
        </Button>
      </div>
    </Dialog>
  );
}

/** The page that was asked for last; the one before stays until it is there. */
function useAuditPage(act: AuditAct | null, before: number | null): AuditPage | 'failed' | null {
  const [page, know] = useState<AuditPage | 'failed' | null>(null);
  useEffect(() => {
    let isWanted = true;
    void auditPage(act, before).then((answer) => {
      if (isWanted) know(answer.ok ? answer : 'failed');
    });
    return () => void (isWanted = false);
  }, [act, before]);
  return page;
}
