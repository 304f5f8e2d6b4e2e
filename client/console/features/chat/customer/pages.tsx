import { useTranslation } from 'react-i18next';
import { timeOrDay } from '../../../parts/times.ts';
import { useCustomers } from '../../../store/customers.ts';
import { useSettings } from '../../../store/settings.ts';
import styles from './customer.module.css';

/** The last pages that a customer has opened, the newest first; nothing while only the present one is known. */
export function Pages({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const pages = useCustomers(({ known }) => known[customerId]?.customer.pages);
  if (pages === undefined || pages.length < 2) return null;
  return (
    <details className={styles.fold}>
      <summary>
        {t('customer.pages')} {pages.length}
      </summary>
      <ol>
        {pages.map(({ page, at }) => (
          <li key={`${at} ${page}`} className={styles.visited}>
            <time className="figures faint" dateTime={at}>
              {timeOrDay(at, language)}
            </time>
            <bdi className="clip" title={page}>
              {page}
            </bdi>
          </li>
        ))}
      </ol>
    </details>
  );
}
