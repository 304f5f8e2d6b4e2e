import { useTranslation } from 'react-i18next';
import * as calls from '../../connection/manual-calls.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { dateAndTime } from '../../parts/times.ts';
import { useSettings } from '../../store/settings.ts';
import { useEffect } from 'react';
import type { WireError } from '../../../../protocol/errors.ts';
import { showNotice } from '../../store/view.ts';
import { useManualNews } from '../../store/manuals.ts';
import styles from './manual.module.css';
import versionsStyles from './versions.module.css';

/** Who has read the active version, and who has not. */
export function Readers() {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const version = useManualNews((news) => news.version);
  const { data: page, error } = useFetched(calls.readers, version);
  useRefusal(error);
  if (!page) return null;
  const late = page.readers.filter(({ upToDate }) => !upToDate).length;
  return (
    <section className={styles.manualEditor} aria-label={t('manual.tab.readers')}>
      <h3>{t('manual.readers.heading', { number: page.version, late })}</h3>
      <table className={versionsStyles.manualTable}>
        <thead>
          <tr>
            {(['who', 'read', 'at', 'state'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`manual.readers.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.readers.map((one) => (
            <tr key={one.account}>
              <th scope="row">
                {one.number} {one.name}
              </th>
              <td className="figures">{one.read}</td>
              <td>{one.at === null ? '—' : dateAndTime(one.at, language)}</td>
              <td>
                <span className={one.upToDate ? 'mark' : 'mark due'}>
                  {t(one.upToDate ? 'manual.readers.yes' : 'manual.readers.no')}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Shows a notice for a refusal of a request about the manual, in the console's language. */
export function useRefusal(error: WireError | null): void {
  useEffect(() => {
    if (error !== null) showNotice(refusalIn(error));
  }, [error]);
}
