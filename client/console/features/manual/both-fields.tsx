import { useTranslation } from 'react-i18next';
import { locales, type Locale } from '../../../../phrases/manual.ts';
import { WordsField } from './words-field.tsx';
import styles from './situation.module.css';

interface Props {
  label: string;
  values: Partial<Record<Locale, string | undefined>>;
  /** Commits on every change instead of on blur. */
  isLive?: boolean;
  /** Kept as typed, line by line. */
  isMono?: boolean;
  most?: number;
  onCommit: (locale: Locale, text: string) => void;
}

/** A text in both languages, side by side. */
export function BothFields({ label, values, isLive = false, isMono = false, most = 1000, onCommit }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.both}>
      {locales.map((locale) => (
        <WordsField
          key={locale}
          label={`${label} · ${t(`manual.language.${locale}`)}`}
          locale={locale}
          value={values[locale] ?? ''}
          isLive={isLive}
          isMono={isMono}
          most={most}
          onCommit={(text) => onCommit(locale, text)}
        />
      ))}
    </div>
  );
}
