import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CLOSING_STEPS } from '../../../../protocol/entry.ts';
import {
  MEASURE_PARTS,
  SLICES,
  type Figure,
  type Measure,
  type Measured,
  type Slice,
  type Stretch,
} from '../../../../protocol/measures.ts';
import { useSettings } from '../../store/settings.ts';
import { CustomersPart } from './customers-part.tsx';
import { FigureLink, type Behind } from './figure-link.tsx';
import { FigureTable, Section } from './figure-table.tsx';
import { numberText, spreadText } from './figures.ts';
import { behindName, inStretch, useMainFigure, usePartName } from './measure-cards.tsx';
import { useSliceName } from './slice-name.ts';
import { TableHead } from './table-head.tsx';
import { TrendChart } from './trend-chart.tsx';
import styles from './measures.module.css';

interface Props {
  measured: Measured;
  measure: Measure;
}

/** One measure in full: what it means, how it went, and by whom and what it is told apart. */
export function MeasureDetail({ measured, measure, children }: Props & { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <Section title={t(`measures.names.${measure}`)} hint={t(`measures.hints.${measure}`)}>
        {measure === 'expectation' && measured.total.expectation.parts.every((part) => part === 0) ? (
          <p>{t('measures.notAsked')}</p>
        ) : (
          <>
            {children}
            <Trend measured={measured} measure={measure} />
          </>
        )}
      </Section>
      {SLICES.map((slice) => (
        <SlicePart key={slice} measured={measured} measure={measure} slice={slice} />
      ))}
      {measure === 'closing' ? <MissingPart measured={measured} /> : null}
      {measure === 'complaints' ? <CustomersPart measured={measured} /> : null}
    </>
  );
}

function Trend({ measured, measure }: Props) {
  const { t } = useTranslation();
  const language = useSettings((one) => one.language);
  const columns = useColumns(measure);
  const cells = useCells(measure);
  const partName = usePartName();
  const { by, series } = measured;
  const name = t(`measures.trend.${by}`);
  const number = (value: number) => numberText(value, language, t);
  const isAverage = measure === 'atOnce';
  // The denominator of a rate would hide the few complaints beside it.
  const isFirstOnly = isAverage || measure === 'complaints';
  const names = isAverage
    ? [t('measures.average')]
    : MEASURE_PARTS[measure].map((_, at) => partName(measure, at));
  const bars = series.map(({ from, to, figures }) => {
    const { parts, mean } = figures[measure];
    const [first, second] = isAverage ? [mean ?? 0, 0] : [parts[0], isFirstOnly ? 0 : parts[1]];
    const said = [first, second].flatMap((value, at) => (names[at] ? `${names[at]} ${number(value)}` : []));
    const when = stretchText({ from, to }, language);
    const title = `${when}: ${(isFirstOnly ? said.slice(0, 1) : said).join(', ')}`;
    return { key: from, title, label: when, first, second };
  });
  return (
    <>
      <TrendChart
        label={t('measures.chart', { name: t(`measures.names.${measure}`), pace: name })}
        bars={bars}
        names={isFirstOnly ? names.slice(0, 1) : names}
        value={number}
      />
      <TableHead measured={measured} measure={measure} table="series" name={name} />
      <FigureTable
        label={name}
        columns={[t(`measures.period.${by}`), ...columns]}
        rows={series.toReversed().map(({ figures, ...stretch }) => {
          const label = stretchText(stretch, language);
          const narrow = (behind: Behind) => inStretch(behind, stretch, label);
          return { key: stretch.from, cells: [label, ...cells(figures[measure], narrow)] };
        })}
      />
    </>
  );
}

function SlicePart({ measured, measure, slice }: Props & { slice: Slice }) {
  const { t } = useTranslation();
  const columns = useColumns(measure);
  const cells = useCells(measure);
  const nameOf = useSliceName();
  const sliced = measured.slices[measure][slice];
  if (sliced === undefined || sliced.rows.every(({ key }) => key === '')) return null;
  const title = t(`measures.slices.${slice}`);
  return (
    <section className={styles.slice} aria-label={title}>
      <TableHead measured={measured} measure={measure} table={slice} name={title} />
      <FigureTable
        label={title}
        columns={[t(`measures.of.${slice}`), ...columns]}
        rows={sliced.rows.map(({ key, figure }) => {
          const label = nameOf(slice, key);
          // The closed chats that complaints are held against are told apart by neither class nor cause.
          const narrow = (behind: Behind): Behind => ({
            ...behind,
            ...{ slice, key, what: behindName(behind.what, label) },
          });
          return { key, cells: [<bdi key="name">{label}</bdi>, ...cells(figure, narrow)] };
        })}
      />
      {sliced.more === 0 ? null : <p className="faint">{t('measures.cut', { count: sliced.more })}</p>}
    </section>
  );
}

/** How often each closing step was left out. [P4] */
function MissingPart({ measured }: { measured: Measured }) {
  const { t } = useTranslation();
  const name = t('measures.missing.heading');
  const steps = CLOSING_STEPS.filter((step) => measured.missing[step] > 0);
  if (steps.length === 0) return null;
  return (
    <section className={styles.slice} aria-label={name}>
      <TableHead measured={measured} measure="closing" table="missing" name={name} />
      <FigureTable
        label={name}
        columns={[t('measures.missing.step'), t('measures.missing.chats')]}
        rows={steps.map((step) => {
          const label = t(`actions.closeDialog.steps.${step}`);
          const behind: Behind = {
            ...{ measure: 'closing', part: 'incomplete', slice: 'step', key: step },
            what: behindName(name, label),
          };
          return {
            key: step,
            cells: [label, <FigureLink key="n" value={measured.missing[step]} behind={behind} />],
          };
        })}
      />
    </section>
  );
}

function useColumns(measure: Measure): string[] {
  const { t } = useTranslation();
  const partName = usePartName();
  const parts = MEASURE_PARTS[measure].map((_, at) => partName(measure, at));
  if (measure === 'atOnce') return [t('measures.average'), ...parts];
  if (measure === 'expectation')
    return [t('measures.gap'), t('measures.expected'), t('measures.perceived'), ...parts];
  const took = measure === 'answered' || measure === 'leadReply' ? [t('measures.took')] : [];
  return [t('measures.rate'), ...parts, ...took];
}

/** The cells of a figure, in the order of the columns; `narrow` says what the row narrows the lists behind them to. */
function useCells(measure: Measure) {
  const { t } = useTranslation();
  const language = useSettings((one) => one.language);
  const main = useMainFigure();
  const partName = usePartName();
  return (figure: Figure, narrow: (behind: Behind) => Behind): ReactNode[] => {
    const parts = MEASURE_PARTS[measure].map((part, at) => {
      const what = behindName(t(`measures.names.${measure}`), partName(measure, at));
      return <FigureLink key={part} value={figure.parts[at] ?? 0} behind={narrow({ measure, part, what })} />;
    });
    const both = [figure.expected, figure.perceived].map((one) => numberText(one ?? null, language, t));
    return [
      <Share key="main" rate={measure === 'atOnce' ? null : figure.rate} isBar={measure !== 'complaints'}>
        {main(measure, figure)}
      </Share>,
      ...(measure === 'expectation' ? both : []),
      ...parts,
      ...(measure === 'answered' || measure === 'leadReply' ? [spreadText(figure.spread, t)] : []),
    ];
  };
}

/** A share with its length as a bar, so that rows can be compared at a glance. */
function Share({ rate, isBar, children }: { rate: number | null; isBar: boolean; children: string }) {
  return (
    <span className={styles.share}>
      {isBar && rate !== null ? (
        <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
          <rect width="100" height="8" className={styles.track} />
          <rect width={Math.min(100, rate * 100)} height="8" data-part="0" />
        </svg>
      ) : null}
      {children}
    </span>
  );
}

/** A day, or the first and the last day of a week; days of the desk's calendar have no time zone any more. */
function stretchText({ from, to }: Stretch, language: string): string {
  const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', month: 'numeric', day: 'numeric' });
  const weekday = new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'short' });
  const [first, last] = [new Date(from), new Date(to)];
  if (from === to) return `${format.format(first)} ${weekday.format(first)}`;
  return `${format.format(first)} – ${format.format(last)}`;
}
