import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditCheck } from '../../../../protocol/audit.ts';
import { checkAudit } from '../../connection/account.ts';

/** Whether the record is as it was written; the desk reads it once when the window opens. */
export function AuditStanding() {
  const { t } = useTranslation();
  const [check, know] = useState<AuditCheck | 'failed' | null>(null);
  useEffect(() => void checkAudit().then((answer) => know(answer.ok ? answer : 'failed')), []);
  if (check === null) return <p role="status">{t('account.audit.checking')}</p>;
  if (check === 'failed') return <p role="alert">{t('errors.unavailable')}</p>;
  const { fault, lines: count } = check;
  if (fault === null)
    return (
      <p role="status" className="audit-whole">
        {t('account.audit.whole', { count })}
      </p>
    );
  const what = t(`account.audit.faults.${fault.what}`);
  return (
    <p role="alert" className="audit-broken">
      {t('account.audit.broken', { seq: fault.seq, what })}
    </p>
  );
}
