import { useTranslation } from 'react-i18next';
import { checkAudit } from '../../connection/account.ts';
import { useFetched } from '../../connection/use-fetched.ts';

/** Whether the record is as it was written; the desk reads it once when the window opens. */
export function AuditStanding() {
  const { t } = useTranslation();
  const { data: check, error } = useFetched(checkAudit);
  if (error !== null) return <p role="alert">{t('errors.unavailable')}</p>;
  if (check === null) return <p role="status">{t('account.audit.checking')}</p>;
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
