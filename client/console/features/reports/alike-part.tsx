import { useTranslation } from 'react-i18next';
import type { Report } from '../../../../protocol/reports.ts';
import { useSettings } from '../../store/settings.ts';
import { FigureTable, Section } from './figure-table.tsx';
import { numberText, spreadText } from './figures.ts';
const TIMES = ['waiting', 'firstReply', 'reply', 'handling'] as const;

/** The least hours and chats on each side for a meaningful comparison. */
const ENOUGH = { hours: 2, chats: 5 };

/** 四个一样: the same figures in busy and in quiet hours, side by side. */
export function AlikePart({ report: { busy, quiet } }: { report: Report }) {
  const { t } = useTranslation();
  const language = useSettings((one) => one.language);
  const number = (value: number | null) => numberText(value, language, t);
  const both = [busy, quiet];
  const isEnough = both.every(({ hours, service }) => hours >= ENOUGH.hours && service.chats >= ENOUGH.chats);
  if (!isEnough)
    return (
      <Section title={t('reports.alike')} hint={t('reports.alikeHint')}>
        <p className="faint">{t('reports.alikeTooFew')}</p>
      </Section>
    );
  const rows = [
    { key: 'chats', cells: [t('reports.chats'), ...both.map(({ service }) => number(service.chats))] },
    ...TIMES.map((name) => ({
      key: name,
      cells: [t(`reports.${name}`), ...both.map(({ service }) => spreadText(service[name], t))],
    })),
    {
      key: 'abandoned',
      cells: [t('reports.abandoned'), ...both.map(({ service }) => number(service.abandoned))],
    },
    {
      key: 'rating',
      cells: [t('reports.rating'), ...both.map(({ service }) => number(service.rating.average))],
    },
    {
      key: 'broken',
      cells: [t('reports.broken'), ...both.map(({ wording }) => number(wording.brokenPer1000))],
    },
  ];
  return (
    <Section title={t('reports.alike')} hint={t('reports.alikeHint')}>
      <FigureTable
        label={t('reports.alike')}
        columns={[
          t('reports.figure'),
          t('reports.busy', { hours: busy.hours }),
          t('reports.quiet', { hours: quiet.hours }),
        ]}
        rows={rows}
      />
    </Section>
  );
}
