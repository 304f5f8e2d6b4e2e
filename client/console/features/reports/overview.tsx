import { useTranslation } from 'react-i18next';
import { CLOSE_REASONS } from '../../../../protocol/entry.ts';
import type { Report, Spread } from '../../../../protocol/reports.ts';
import { useSettings } from '../../store/settings.ts';
import { FigureTable } from './figure-table.tsx';
import { lengthText, numberText, shareText } from './figures.ts';
import { Section } from './section.tsx';

/** The figures a lead asks for first, and how chats ended. */
export function Overview({ report }: { report: Report }) {
  const { t } = useTranslation();
  const language = useSettings((one) => one.language);
  const { service, wording } = report.total;
  const number = (value: number | null) => numberText(value, language, t);
  const time = ({ median, p90 }: Spread) => ({
    value: lengthText(median, t),
    note: median === null ? '' : `${t('reports.p90')} ${lengthText(p90, t)}`,
  });
  const tiles = [
    {
      name: t('reports.chats'),
      value: number(service.chats),
      note: `${t('reports.closed')} ${number(service.closed)}`,
    },
    { name: t('reports.firstReply'), ...time(service.firstReply) },
    { name: t('reports.reply'), ...time(service.reply) },
    { name: t('reports.waiting'), ...time(service.waiting) },
    { name: t('reports.handling'), ...time(service.handling) },
    {
      name: t('reports.rating'),
      value: number(service.rating.average),
      note: t('reports.ratings', { count: service.rating.count }),
    },
    { name: t('reports.abandoned'), value: number(service.abandoned), note: '' },
    { name: t('reports.missed'), value: number(service.missed), note: '' },
    { name: t('reports.leftMessages'), value: number(report.leftMessages), note: '' },
    { name: t('reports.broken'), value: number(wording.brokenPer1000), note: '' },
  ];
  const ended = CLOSE_REASONS.filter((reason) => report.byReason[reason] > 0);
  return (
    <Section title={t('reports.overview')} hint={t('reports.recorded', report.recorded)}>
      <dl className="tiles">
        {tiles.map(({ name, value, note }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <strong>{value}</strong>
              <span className="faint">{note}</span>
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
