import { useTranslation } from 'react-i18next';
import type { Report } from '../../../../protocol/reports.ts';
import { numberAndName } from '../../parts/names.ts';
import { useDesk } from '../../store/desk.ts';
import { useSettings } from '../../store/settings.ts';
import { FigureTable, Section } from './figure-table.tsx';
import { numberText, spreadText } from './figures.ts';

/** The figures of each agent, by number and name. */
export function AgentsPart({ report: { agents } }: { report: Report }) {
  const { t } = useTranslation();
  const language = useSettings((one) => one.language);
  const number = (value: number | null) => numberText(value, language, t);
  const staff = useDesk((state) => state.staff);
  const spread = (name: 'firstReply' | 'reply' | 'handling' | 'leadAnswer') =>
    t('reports.medianAndP90Of', { name: t(`reports.${name}`) });
  if (agents.length === 0) return null;
  return (
    <Section title={t('reports.agents')} hint={t('reports.typingHint')}>
      <FigureTable
        label={t('reports.agents')}
        columns={[
          t('reports.agent'),
          t('reports.chats'),
          spread('firstReply'),
          spread('reply'),
          spread('handling'),
          t('reports.leadCalls'),
          spread('leadAnswer'),
          t('reports.rating'),
          t('reports.verbatim'),
          t('reports.edited'),
          t('reports.free'),
          t('reports.passed'),
          t('reports.broken'),
          t('reports.typing'),
        ]}
        rows={agents.map(({ account, number: plate, service, wording, answers, typing }) => ({
          key: account,
          cells: [
            staff[account] ? numberAndName(staff, account) : plate,
            number(service.chats),
            spreadText(service.firstReply, t),
            spreadText(service.reply, t),
            spreadText(service.handling, t),
            number(service.leadCalls),
            spreadText(service.leadAnswer, t),
            number(service.rating.average),
            number(wording.verbatim),
            number(wording.edited),
            number(wording.free),
            `${number(answers.passed)} / ${number(answers.offered)}`,
            number(wording.brokenPer1000),
            typing.median === null ? t('reports.none') : number(Math.round(typing.median)),
          ],
        }))}
      />
    </Section>
  );
}
