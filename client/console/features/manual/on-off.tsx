import { useTranslation } from 'react-i18next';

interface Props {
  /** What is switched, where the words beside it do not say. */
  name?: string;
  isOn: boolean;
  onChange: (on: boolean) => void;
}

/** Whether something of the manual is in use. */
export function OnOff({ name, isOn, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <label className="on-off">
      <input
        type="checkbox"
        role="switch"
        checked={isOn}
        {...(name === undefined ? {} : { 'aria-label': t('manual.useOf', { id: name }) })}
        onChange={(event) => onChange(event.target.checked)}
      />
      {t('manual.inUse')}
    </label>
  );
}
