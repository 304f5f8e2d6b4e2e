import { useTranslation } from 'react-i18next';
import type { Replayed } from '../../../../protocol/manual-views.ts';
import styles from './versions.module.css';

/** The result of a replay: counts, and some of the messages. */
export function ReplayResult({ replayed }: { replayed: Replayed }) {
  const { t } = useTranslation();
  return (
    <div className="manual-replay">
      <p>{t('manual.replay.counts', { ...replayed })}</p>
      {replayed.cutShort ? <p className={styles.dueText}>{t('manual.replay.cutShort')}</p> : null}
      <ul className={styles.manualDiff}>
        {replayed.examples.map(({ chatId, seq, text, before, after }) => (
          <li key={`${chatId} ${seq}`}>
            <q>{text}</q>
            <div className={styles.diffField}>
              <del>{before.map((one) => one.text).join(' / ')}</del>
              <ins>{after.map((one) => one.text).join(' / ')}</ins>
            </div>
          </li>
        ))}
        {replayed.findings.map(({ chatId, seq, text, before, after }) => (
          <li key={`${chatId} ${seq}`}>
            <q>{text}</q>
            <div className={styles.diffField}>
              <del>{before.join(', ') || t('manual.try.fine')}</del>
              <ins>{after.join(', ') || t('manual.try.fine')}</ins>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
