import { useTranslation } from 'react-i18next';
import type { AuditView } from '../../../../protocol/audit.ts';
import { numberOf } from '../../parts/names.ts';
import { dayAndTime } from '../../parts/times.ts';
import { useDesk } from '../../store/desk.ts';
import { useSettings } from '../../store/settings.ts';
import { AuditDetails } from './audit-details.tsx';

const COLUMNS = ['line', 'when', 'who', 'what', 'about', 'details'] as const;

/** Lines of the record. It scrolls by itself, so it can be reached by keyboard. */
export function AuditTable({ lines }: { lines: readonly AuditView[] }) {
  const { t } = useTranslation();
  if (lines.length === 0) return <p className="faint">{t('account.audit.none')}</p>;
  return (
    <div className="audit" role="region" aria-label={t('account.audit.heading')} tabIndex={0}>
      <table>
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
            <Line key={line.seq} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ line: { seq, at, by, act, about, details } }: { line: AuditView }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const staff = useDesk((state) => state.staff);
  const who = by === null ? t('account.audit.nobody') : by === 'system' ? t('account.audit.system') : null;
  return (
    <tr>
      <td>{seq}</td>
      <td>
        <time dateTime={at} title={at}>
          {dayAndTime(at, language)}
        </time>
      </td>
      <td>{who ?? numberOf(staff, by)}</td>
      <th scope="row">{t(`account.audit.acts.${act}`)}</th>
      <td className="audit-id">{numberOf(staff, about)}</td>
      <td className="audit-details">
        <AuditDetails details={details} />
      </td>
    </tr>
  );
}
