import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HoursAnswer } from '../../../../protocol/calendar.ts';
import type { Answer } from '../../../../protocol/errors.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { Button } from '../../parts/button.tsx';
import { momentIn } from '../../parts/times.ts';
import { useSettings } from '../../store/settings.ts';
import styles from './calendar.module.css';

interface Props {
  timeZone: string;
  ask: (at: string) => Promise<Answer<HoursAnswer>>;
}

/** Asks whether the desk is open at a moment, and shows the rule that decides it. */
export function AskHours({ timeZone, ask }: Props) {
  const { t } = useTranslation();
  const [at, setAt] = useState('');
  const [answer, setAnswer] = useState<HoursAnswer | string>('');
  const submit = async () => {
    if (at === '') return;
    const reply = await ask(at);
    setAnswer(reply.ok ? reply : refusalIn(reply.error));
  };
  return (
    <form
      className={styles.calendarAsk}
      aria-label={t('calendar.ask.heading')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label className="field">
        <span>{t('calendar.ask.heading')}</span>
        <input
          className="input"
          type="datetime-local"
          value={at}
          onChange={({ target }) => setAt(target.value.slice(0, 16))}
        />
      </label>
      <Button type="submit" kind="quiet">
        {t('calendar.ask.submit')}
      </Button>
      <p role="status">
        {typeof answer === 'string' ? answer : <Answered answer={answer} timeZone={timeZone} />}
      </p>
    </form>
  );
}

function Answered({ answer, timeZone }: { answer: HoursAnswer; timeZone: string }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const { open, changesAt, date, weekday, day } = answer;
  const rule =
    day === null
      ? t('calendar.ask.week', { day: t(`calendar.days.${weekday}`) })
      : day.as === undefined
        ? t('calendar.ask.own', { date })
        : t('calendar.ask.as', { date, day: t(`calendar.days.${day.as}`) });
  const next =
    changesAt === null
      ? ''
      : t(open ? 'calendar.ask.closes' : 'calendar.ask.opens', {
          at: momentIn(timeZone, changesAt, language),
        });
  return (
    <>
      <b>{t(open ? 'calendar.ask.open' : 'calendar.ask.closed')}</b>{' '}
      {day?.name === undefined
        ? t('calendar.ask.because', { rule })
        : t('calendar.ask.becauseNamed', { rule, name: day.name })}{' '}
      {next}
    </>
  );
}
