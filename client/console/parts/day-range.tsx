import { useTranslation } from 'react-i18next';
import { DayField } from './day-field.tsx';

/** From a day to another, both included; an empty one is open. */
export interface Days {
  from: string;
  to: string;
}

/** Two days; whichever is moved past the other takes it along, so that they never stand the wrong way round. */
export function DayRange({ from, to, onChange }: Days & { onChange: (days: Days) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <DayField
        label={t('days.from')}
        value={from}
        onChange={(day) => onChange({ from: day, to: day !== '' && to !== '' && day > to ? day : to })}
      />
      <DayField
        label={t('days.to')}
        value={to}
        onChange={(day) => onChange({ from: day !== '' && from !== '' && day < from ? day : from, to: day })}
      />
    </>
  );
}
