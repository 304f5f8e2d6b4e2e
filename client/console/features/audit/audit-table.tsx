import { useTranslation } from 'react-i18next';
import { BY_SYSTEM, type AuditView } from '../../../../protocol/audit.ts';
import { numberAndName } from '../../parts/names.ts';
import { dateAndTime } from '../../parts/times.ts';
import { useDesk } from '../../store/desk.ts';
import { useSettings } from '../../store/settings.ts';
import { AuditDetails } from './audit-details.tsx';
import { AuditSubject } from './audit-subject.tsx';
import styles from './audit.module.css';

const COLUMNS = ['line', 'when', 'who', 'what', 'about', 'details'] as const;

/** Entries of the audit log; those about the chat `shown` beside them are marked. */
export function AuditTable({ lines, shown }: { lines: readonly AuditView[]; shown: string | null }) {
  const { t } = useTranslation();
  return (
    <table>
      <caption className="hidden">{t('account.audit.lines')}</caption>
      <thead>
        <tr>
          {COLUMNS.map((one) => (
            <th key={one} scope="col">
              {t(`account.audit.${one}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.seq} line={line} isShown={shown !== null && line.chat?.id === shown} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ line, isShown }: { line: AuditView; isShown: boolean }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const staff = useDesk((state) => state.staff);
  const { seq, at, by, act } = line;
  const who = by === null ? t('account.audit.nobody') : by === BY_SYSTEM ? t('account.audit.system') : null;
  return (
    <tr data-shown={isShown}>
      <td className={styles.auditSeq}>{seq}</td>
      <td>
        <time dateTime={at} title={at}>
          {dateAndTime(at, language)}
        </time>
      </td>
      <td className="audit-who">{who ?? numberAndName(staff, by)}</td>
      <th scope="row">{t(`account.audit.acts.${act}`)}</th>
      <td className={styles.auditAbout}>
        <AuditSubject line={line} />
      </td>
      <td className={styles.auditDetails}>
        <AuditDetails line={line} />
      </td>
    </tr>
  );
}
