import { useTranslation } from 'react-i18next';
import { useManual } from '../../connection/manuals.ts';
import { useSettings } from '../../store/settings.ts';
import { Select } from '../../parts/fields.tsx';

interface Props {
  value: string | null;
  onChange: (situation: string | null) => void;
  label?: string;
  /** What the empty choice is called. */
  empty?: string;
}

/** A select of the manual's situations by title, in the manual's order, with an empty choice. */
export function SituationSelect({ value, onChange, label, empty }: Props) {
  const { t } = useTranslation();
  const manual = useManual(useSettings((one) => one.language));
  const situations = manual?.situations ?? [];
  const isKnown = value === null || situations.some(({ id }) => id === value);
  return (
    <Select
      label={label ?? t('assistant.pin.situation')}
      value={value ?? ''}
      onChange={(chosen) => onChange(chosen || null)}
    >
      <option value="">{empty ?? t('assistant.pin.noSituation')}</option>
      {isKnown ? null : <option value={value}>{value}</option>}
      {(manual?.chapters ?? []).map((chapter) => (
        <optgroup key={chapter.id} label={chapter.title}>
          {situations
            .filter((one) => one.chapter === chapter.id)
            .map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
        </optgroup>
      ))}
    </Select>
  );
}
