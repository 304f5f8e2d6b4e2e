import { useTranslation } from 'react-i18next';
import {
  MEASURE_PARTS,
  MEASURES,
  type Figure,
  type Measure,
  type Measured,
} from '../../../../protocol/measures.ts';
import { LinkButton } from '../../parts/button.tsx';
import { useSettings } from '../../store/settings.ts';
import { FigureLink, type Behind } from './figure-link.tsx';
import { lengthText, numberText, ratioText } from './figures.ts';
import styles from './measures.module.css';

/** Every measure with its main figure, its parts and the time before; the chosen one is shown in full below. */
export function MeasureCards(props: {
  measured: Measured;
  chosen: Measure;
  onChoose: (measure: Measure) => void;
}) {
  const { measured, chosen, onChoose } = props;
  const { t } = useTranslation();
  const main = useMainFigure();
  return (
    <ul className={styles.cards}>
      {MEASURES.map((measure) => {
        const figure = measured.total[measure];
        const before = measured.before?.total[measure];
        return (
          <li key={measure} data-chosen={measure === chosen}>
            <h3>
              <LinkButton isChosen={measure === chosen} onPress={() => onChoose(measure)}>
                {t(`measures.names.${measure}`)}
              </LinkButton>
            </h3>
            <strong>{main(measure, figure)}</strong>
            <Parts measure={measure} figure={figure} />
            {before === undefined || isNothing(before) ? null : (
              <span className="faint">{t('measures.before', { value: main(measure, before) })}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Whether there was nothing to measure. */
function isNothing({ rate, mean }: Figure): boolean {
  return rate === null && mean === null;
}

/** Both parts of a figure, each with what stands behind it; and how long it took, or the two means. */
function Parts({ measure, figure }: { measure: Measure; figure: Figure }) {
  const { t } = useTranslation();
  const language = useSettings((one) => one.language);
  const nameOf = usePartName();
  const { median } = figure.spread;
  return (
    <span className={styles.parts}>
      {MEASURE_PARTS[measure].map((part, at) => (
        <span key={part}>
          {nameOf(measure, at)}{' '}
          <FigureLink
            value={figure.parts[at] ?? 0}
            behind={{ measure, part, what: behindName(t(`measures.names.${measure}`), nameOf(measure, at)) }}
          />
        </span>
      ))}
      {(measure === 'answered' || measure === 'leadReply') && median !== null ? (
        <span>{t('reports.medianOf', { name: lengthText(median, t) })}</span>
      ) : null}
      {typeof figure.expected === 'number' && typeof figure.perceived === 'number' ? (
        <span>
          {t('measures.scores', {
            expected: numberText(figure.expected, language, t),
            perceived: numberText(figure.perceived, language, t),
          })}
        </span>
      ) : null}
    </span>
  );
}

/** The heading of a list: the measure, the part, and what narrows it. */
export function behindName(...names: readonly string[]): string {
  return names.join(' · ');
}

/** The name of a part of a measure, by its place. */
export function usePartName(): (measure: Measure, at: number) => string {
  const { t } = useTranslation();
  return (measure, at) => {
    const names: Readonly<Record<string, string>> = t(`measures.parts.${measure}`, { returnObjects: true });
    return names[MEASURE_PARTS[measure][at] ?? ''] ?? '';
  };
}

/** The figure that a measure is read by: a share, an average, a difference. */
export function useMainFigure(): (measure: Measure, figure: Figure) => string {
  const { t } = useTranslation();
  const language = useSettings((one) => one.language);
  return (measure, { rate, mean }) =>
    measure === 'atOnce' || measure === 'expectation'
      ? numberText(mean, language, t)
      : ratioText(rate, language, t);
}

/** Where a figure of a stretch of days leads. */
export function inStretch(behind: Behind, { from, to }: { from: string; to: string }, label: string): Behind {
  return { ...behind, since: from, until: to, what: behindName(behind.what, label) };
}
