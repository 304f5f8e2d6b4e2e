import { useTranslation } from 'react-i18next';
import type { Report } from '../../../../protocol/reports.ts';
import { useManual } from '../../connection/manuals.ts';
import { ownPhraseOf } from '../../store/own-phrases.ts';
import { useSettings } from '../../store/settings.ts';
import { FigureTable, Section } from './figure-table.tsx';
import { numberText } from './figures.ts';
import styles from './reports.module.css';

/** The use of each phrase, with those marked that are always edited; the rules that were broken, and repetitions. */
export function PhrasesPart({ report: { phrases, rules, total } }: { report: Report }) {
  const { t } = useTranslation();
  const language = useSettings((one) => one.language);
  const manual = useManual(language);
  const texts = new Map(
    manual?.situations.flatMap((one) => one.phrases.map(({ id, text }) => [id, text] as const)),
  );
  const titles = new Map(manual?.rules.map(({ id, title }) => [id, title]));
  const { saidAgain } = total.wording;
  const ignored = [
    ...rules.map(({ id, broken }) => ({ key: id, cells: [titles.get(id) ?? id, broken] })),
    // Repetition is not a rule of the manual, so its key is not a rule's id.
    ...(saidAgain === 0 ? [] : [{ key: 'said again', cells: [t('reports.saidAgain'), saidAgain] }]),
  ];
  // Phrases that suggest a change of the manual come first.
  const order = [...phrases].sort((a, b) => Number(b.alwaysEdited) - Number(a.alwaysEdited));
  return (
    <>
      <Section title={t('reports.phrases')} hint={t('reports.alwaysHint')}>
        {order.length === 0 ? (
          <p>{t('reports.noPhrases')}</p>
        ) : (
          <FigureTable
            label={t('reports.phrases')}
            columns={[
              t('reports.phrase'),
              t('reports.verbatim'),
              t('reports.edited'),
              t('reports.passed'),
              t('reports.distance'),
            ]}
            rows={order.map(({ id, verbatim, edited, passed, distance, alwaysEdited }) => ({
              key: id,
              cells: [
                <span key="text" className={styles.phraseName}>
                  {alwaysEdited ? <em className="mark">{t('reports.always')}</em> : null}
                  <code>{id}</code> {texts.get(id) ?? ownPhraseOf(id)?.text}
                </span>,
                verbatim,
                edited,
                passed,
                numberText(distance, language, t),
              ],
            }))}
          />
        )}
      </Section>
      <Section title={t('reports.rules')}>
        {ignored.length === 0 ? (
          <p>{t('reports.noRules')}</p>
        ) : (
          <FigureTable
            label={t('reports.rules')}
            columns={[t('reports.rule'), t('reports.times')]}
            rows={ignored}
          />
        )}
      </Section>
    </>
  );
}
