import { useTranslation } from 'react-i18next';
import { CLOSE_REASONS } from '../../../../protocol/entry.ts';
import type { Part, Report, Spread } from '../../../../protocol/reports.ts';
import { momentIn } from '../../parts/times.ts';
import { useSettings } from '../../store/settings.ts';
import { FigureTable, Section } from './figure-table.tsx';
import { lengthText, numberText, shareText } from './figures.ts';
import styles from './reports.module.css';

/** A figure of the overview with that of the previous period. */
interface Tile {
  name: string;
  value: string;
  note: string;
  before: string | null;
}

/** The key figures, each with that of the previous period, and how chats ended. */
export function Overview({ report }: { report: Report }) {
  const { t } = useTranslation();
  const language = useSettings((one) => one.language);
  const { service } = report.total;
  const number = (value: number | null) => numberText(value, language, t);
  const ended = CLOSE_REASONS.filter((reason) => report.byReason[reason] > 0);
  return (
    <Section title={t('reports.overview')} hint={t('reports.recorded', report.recorded)}>
      <Compared report={report} />
      <dl className={styles.tiles}>
        {useTiles(report).map(({ name, value, note, before }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <strong>{value}</strong>
              <span className="faint">{note}</span>
              {before === null ? null : (
                <span className={styles.tileBefore}>{t('reports.before', { value: before })}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {ended.length === 0 ? null : (
        <FigureTable
          label={t('reports.reasons')}
          columns={[t('reports.reasons'), t('reports.chats'), t('reports.share')]}
          rows={ended.map((reason) => ({
            key: reason,
            cells: [
              t(`reports.reason.${reason}`),
              number(report.byReason[reason]),
              shareText(report.byReason[reason], service.closed, language, t),
            ],
          }))}
        />
      )}
    </Section>
  );
}

/** The two periods that are compared, in the desk's time zone. */
function Compared({ report: { from, to, timeZone, before } }: { report: Report }) {
  const { t } = useTranslation();
  const language = useSettings((one) => one.language);
  const said = (one: { from: string; to: string }) => ({
    from: momentIn(timeZone, one.from, language),
    to: momentIn(timeZone, one.to, language),
  });
  return (
    <p className="faint">
      {t('reports.period', { ...said({ from, to }), timeZone })}
      {before === null ? t('reports.noBefore') : t('reports.compared', said(before))}
    </p>
  );
}

function useTiles({ total, leftMessages, before }: Report): Tile[] {
  const { t } = useTranslation();
  const language = useSettings((one) => one.language);
  const number = (value: number | null) => numberText(value, language, t);
  const past = before?.total ?? null;
  const count = (name: string, of: (part: Part) => number | null, note = ''): Tile => ({
    ...{ name, value: number(of(total)), note },
    before: past === null ? null : number(of(past)),
  });
  const time = (name: 'firstReply' | 'reply' | 'waiting' | 'handling' | 'leadAnswer'): Tile => {
    const of = ({ service }: Part): Spread => service[name];
    const { median, p90 } = of(total);
    return {
      name: t('reports.medianOf', { name: t(`reports.${name}`) }),
      value: lengthText(median, t),
      note: median === null ? '' : `${t('reports.p90')} ${lengthText(p90, t)}`,
      before: past === null ? null : lengthText(of(past).median, t),
    };
  };
  const { closed, rating } = total.service;
  return [
    count(t('reports.chats'), ({ service }) => service.chats, `${t('reports.closed')} ${number(closed)}`),
    ...(['firstReply', 'reply', 'waiting', 'handling'] as const).map(time),
    count(
      t('reports.rating'),
      ({ service }) => service.rating.average,
      t('reports.ratings', { count: rating.count }),
    ),
    count(t('reports.leadCalls'), ({ service }) => service.leadCalls),
    time('leadAnswer'),
    count(t('reports.abandoned'), ({ service }) => service.abandoned),
    count(t('reports.missed'), ({ service }) => service.missed),
    {
      ...{ name: t('reports.leftMessages'), value: number(leftMessages), note: '' },
      before: before === null ? null : number(before.leftMessages),
    },
    count(t('reports.broken'), ({ wording }) => wording.brokenPer1000),
  ];
}
