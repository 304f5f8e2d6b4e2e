import { useTranslation } from 'react-i18next';
import { DayField } from './day-field.tsx';

/** A range of days, both ends included; an empty end is open. */
export interface Days {
  from: string;
  to: string;
}

/** Two date fields; a day that is moved past the other moves it as well, so that the range is never inverted. */
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
