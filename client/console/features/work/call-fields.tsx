import { useTranslation } from 'react-i18next';
import { CALL_OUTCOMES, type CallOutcome } from '../../../../protocol/cases.ts';
import { Choices } from '../../parts/choices.tsx';
import { Select } from '../../parts/fields.tsx';
import { lengthOf } from '../../parts/times.ts';
import { deskTime, useClock } from '../../store/clock.ts';
import { useSettings } from '../../store/settings.ts';
import { dayOfDue } from '../cases/due-mark.tsx';

const MINUTE_MS = 60_000;
/** After how long a call can be made again, ms. */
const AGAIN_AFTER = [30, 60, 120, 240, 1440, 2880].map((minutes) => minutes * MINUTE_MS);

/** What came of a call, as it is filled in. */
export interface CallResult {
  outcome: CallOutcome;
  /** After how long to call again, ms. */
  againAfter: number;
}

/** What the form of a call begins with. */
export const REACHED: CallResult = { outcome: 'reached', againAfter: 60 * MINUTE_MS };

/** What is sent of it: the moment to call again only with that outcome. */
export function callOf({ outcome, againAfter }: CallResult): { outcome: CallOutcome; dueAt?: string } {
  if (outcome !== 'again') return { outcome };
  return { outcome, dueAt: new Date(deskTime() + againAfter).toISOString() };
}

interface Props {
  result: CallResult;
  onChange: (result: CallResult) => void;
}

/** The result of a call, and when to call again, each time with the moment that follows. [P10] */
export function CallFields({ result, onChange }: Props) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const now = useClock((clock) => Math.floor(clock.now / MINUTE_MS) * MINUTE_MS);
  return (
    <>
      <Choices
        label={t('work.call.label')}
        value={result.outcome}
        all={CALL_OUTCOMES}
        onChange={(outcome) => onChange({ ...result, outcome })}
      >
        {(outcome) => t(`work.call.${outcome}`)}
      </Choices>
      {result.outcome === 'again' ? (
        <Select
          label={t('work.call.when')}
          value={String(result.againAfter)}
          onChange={(chosen) => onChange({ ...result, againAfter: Number(chosen) })}
        >
          {AGAIN_AFTER.map((one) => (
            <option key={one} value={one}>
              {`${lengthOf(one / MINUTE_MS, language)} · ${dayOfDue(new Date(now + one).toISOString(), now, language, t)}`}
            </option>
          ))}
        </Select>
      ) : null}
    </>
  );
}
