import { useTranslation } from 'react-i18next';
import { likelyFrom } from '../../../../phrases/suggest/facts.ts';
import type { Suggestions } from '../../../../protocol/desk.ts';
import { useTitleOf } from '../../connection/manuals.ts';
import styles from './assistant.module.css';

/** The likely situations, each with the words of the customer that indicate it. */
export function SituationList({ situations }: { situations: Suggestions['situations'] }) {
  const { t } = useTranslation();
  if (situations.length === 0) return null;
  return (
    <section className={styles.advice}>
      <h3>{t('assistant.situation')}</h3>
      <ul className={styles.situations}>
        {situations
          .filter(({ score }, at) => at === 0 || score >= likelyFrom)
          .map((one) => (
            <Situation key={one.id} id={one.id} words={one.words} />
          ))}
      </ul>
    </section>
  );
}

function Situation({ id, words }: { id: string; words: readonly string[] }) {
  const { t } = useTranslation();
  const title = useTitleOf(id);
  return (
    <li>
      <span className={styles.situationTitle}>{title}</span>
      {words.length > 0 ? (
        <span className={styles.because}>
          {t('assistant.because')}{' '}
          {words.map((word) => (
            <mark key={word}>{word}</mark>
          ))}
        </span>
      ) : null}
    </li>
  );
}
