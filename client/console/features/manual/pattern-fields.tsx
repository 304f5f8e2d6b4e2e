import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import type { Locale } from '../../../../phrases/manual.ts';
import type { WrittenRule } from '../../../../phrases/schema.ts';
import { change, useManualDesk } from '../../store/manual-desk.ts';
import { WordsField } from './words-field.tsx';
import styles from './situation.module.css';

type Pattern = WrittenRule['patterns'][number];

const FIELDS = ['match', 'unless', 'better'] as const;

/** The patterns of a rule in one language; emptying a pattern removes it. */
export function PatternFields(props: { id: string; locale: Locale; patterns: Pattern[] }) {
  const { id, locale, patterns } = props;
  const { t } = useTranslation();
  const flaw = useManualDesk((desk) =>
    desk.flaw?.field.startsWith(`${locale}/`) && desk.flaw.field.includes(`/${id}/`)
      ? desk.flaw.message
      : null,
  );
  const put = (after: Pattern[]) =>
    change({
      do: 'editRule',
      id,
      patterns: { [locale]: after.filter(({ match }) => match !== '') },
    });
  return (
    <div>
      <ol className={styles.manualPhrases}>
        {patterns.map((pattern, at) => (
          <li key={at} className={styles.manualPhrase}>
            {FIELDS.map((field) => (
              <WordsField
                key={field}
                label={t(`manual.pattern.${field}`)}
                locale={locale}
                isMono={field !== 'better'}
                value={pattern[field] ?? ''}
                onCommit={(text) =>
                  put(patterns.map((one, nth) => (nth === at ? { ...one, [field]: text } : one)))
                }
              />
            ))}
          </li>
        ))}
      </ol>
      {flaw ? (
        <p className="field-error" role="alert">
          {flaw}
        </p>
      ) : null}
      <Button kind="quiet" onPress={() => put([...patterns, { match: t('manual.patternStart') }])}>
        {t('manual.addPattern', { language: t(`manual.language.${locale}`) })}
      </Button>
    </div>
  );
}
