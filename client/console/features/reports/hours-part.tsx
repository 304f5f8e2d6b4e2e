import { useTranslation } from 'react-i18next';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Report } from '../../../../protocol/reports.ts';
import { FigureTable, Section } from './figure-table.tsx';
import { spreadText } from './figures.ts';
import styles from './reports.module.css';

/** Chats and answering times by hour. The chart has nothing that the table does not have. */
export function HoursPart({ report }: { report: Report }) {
  const { t } = useTranslation();
  const hours = report.hours.map(({ hour, ...rest }) => ({
    name: `${String(hour).padStart(2, '0')}:00`,
    ...rest,
  }));
  return (
    <Section title={t('reports.hours')} hint={t('reports.hoursHint', { timeZone: report.timeZone })}>
      <div className={styles.chart} aria-hidden="true">
        <ResponsiveContainer width="100%" height={200}>
          <BarChart
            data={hours}
            accessibilityLayer={false}
            margin={{ top: 8, right: 8, bottom: 0, left: -16 }}
          >
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis dataKey="name" stroke="var(--text-faint)" fontSize={11} tickLine={false} />
            <YAxis
              allowDecimals={false}
              stroke="var(--text-faint)"
              fontSize={11}
              tickLine={false}
              axisLine={false}
            />
            <Tooltip
              cursor={{ fill: 'var(--hover)' }}
              isAnimationActive={false}
              wrapperClassName={styles.chartTip}
            />
            <Bar dataKey="chats" name={t('reports.chats')} fill="var(--accent)" isAnimationActive={false} />
          </BarChart>
        </ResponsiveContainer>
      </div>
      <FigureTable
        label={t('reports.hours')}
        columns={[
          t('reports.hour'),
          t('reports.chats'),
          t('reports.medianAndP90Of', { name: t('reports.reply') }),
        ]}
        rows={hours
          .filter(({ chats, reply }) => chats > 0 || reply.count > 0)
          .map(({ name, chats, reply }) => ({ key: name, cells: [name, chats, spreadText(reply, t)] }))}
      />
    </Section>
  );
}
