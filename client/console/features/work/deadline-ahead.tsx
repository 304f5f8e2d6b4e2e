import { useTranslation } from 'react-i18next';
import { COMPLAINT_STEPS, type CaseView } from '../../../../protocol/cases.ts';
import { useClock } from '../../store/clock.ts';
import { useDesk } from '../../store/desk.ts';
import { useSettings } from '../../store/settings.ts';
import { dayOfDue } from '../cases/due-mark.tsx';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

interface Props {
  one: CaseView;
  complexity: 'simple' | 'complex';
}

/**
 * By when a complaint has to be answered once it is simple or complex, before it is put on record: counted from when it was
 * recorded, it may be over already. Nothing where that changes no deadline. [P5]
 */
export function DeadlineAhead({ one, complexity }: Props) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const profile = useDesk((state) => state.profile);
  const now = useClock((clock) => Math.floor(clock.now / MINUTE_MS) * MINUTE_MS);
  const isComplex = complexity === 'complex';
  if (one.complex === isComplex || one.dueAt === null || one.overdue || isAnswered(one)) return null;
  const hours = isComplex ? profile?.complexComplaintHours : profile?.complaintHours;
  if (hours === undefined) return null;
  if (profile?.cases?.complaint === 'working')
    return <p className="faint">{t('work.record.withinWorking', { hours })}</p>;
  const dueAt = Date.parse(one.openedAt) + hours * HOUR_MS;
  const when = dayOfDue(new Date(dueAt).toISOString(), now, language, t);
  return dueAt <= now ? (
    <p className="form-error">{t('work.forms.dueOver', { when })}</p>
  ) : (
    <p className="faint">{t('work.forms.dueAhead', { when })}</p>
  );
}

function isAnswered({ passed }: CaseView): boolean {
  const answered = COMPLAINT_STEPS.indexOf('answered');
  return passed.some(({ step }) => COMPLAINT_STEPS.slice(answered).some((one) => one === step));
}
