import { useTranslation } from 'react-i18next';
import { Bar, BarChart, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Report } from '../../../../protocol/reports.ts';
import { situationIn } from '../../store/manuals.ts';
import { useManual } from '../../connection/manuals.ts';
import { useSettings } from '../../store/settings.ts';
import { FigureTable, Section } from './figure-table.tsx';
import styles from './reports.module.css';
/** The number of situations that a chart can show distinctly; the table has all. */
const DRAWN = 8;
const BAR_PX = 34;
const USES = [
  ['verbatim', 'var(--accent)'],
  ['edited', 'var(--due)'],
  ['passed', 'var(--line-strong)'],
] as const;

/** How agents used the manual's phrases in each situation. */
export function SituationsPart({ report: { situations } }: { report: Report }) {
  const { t } = useTranslation();
  const manual = useManual(useSettings((one) => one.language));
  if (situations.length === 0) return null;
  // Staff phrases without a situation are counted together.
  const nameOf = (id: string): string =>
    id === 'own' ? t('assistant.own.heading') : (situationIn(manual, id)?.title ?? id);
  const named = situations.map((one) => ({ ...one, name: nameOf(one.id) }));
  const drawn = named.slice(0, DRAWN);
  const columns = ['seen', 'without', 'offered', 'passed', 'verbatim', 'edited'] as const;
  return (
    <Section title={t('reports.situations')} hint={t('reports.situationsHint')}>
      <div className={styles.chart} aria-hidden="true">
        <ResponsiveContainer width="100%" height={drawn.length * BAR_PX + 56}>
          <BarChart
            data={drawn}
            layout="vertical"
            accessibilityLayer={false}
            margin={{ top: 0, right: 16, bottom: 0, left: 0 }}
          >
            <XAxis
              type="number"
              allowDecimals={false}
              stroke="var(--text-faint)"
              fontSize={11}
              tickLine={false}
            />
            <YAxis
              type="category"
              dataKey="name"
              width={144}
              stroke="var(--text-soft)"
              fontSize={11}
              tickLine={false}
            />
            <Tooltip
              cursor={{ fill: 'var(--hover)' }}
              isAnimationActive={false}
              wrapperClassName={styles.chartTip}
            />
            <Legend
              wrapperStyle={{ fontSize: 12 }}
              formatter={(name: string) => <span className={styles.chartName}>{name}</span>}
            />
            {USES.map(([use, colour]) => (
              <Bar
                key={use}
                dataKey={use}
                stackId="uses"
                name={t(`reports.${use}`)}
                fill={colour}
                isAnimationActive={false}
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
      <FigureTable
        label={t('reports.situations')}
        columns={[t('reports.situation'), ...columns.map((one) => t(`reports.${one}`))]}
        rows={named.map((one) => ({
          key: one.id,
          cells: [one.name, ...columns.map((column) => one[column])],
        }))}
      />
    </Section>
  );
}
