import { useId } from 'react';
import { Input, Label, Text, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { SETTINGS, type SettingView } from '../../../../protocol/settings.ts';
import { isComposed } from '../../parts/keys.ts';

interface Props {
  setting: SettingView;
  label: string;
  value: string;
  isFirst: boolean;
  onChange: (value: string) => void;
}

/** One setting as a field of the set-up; a time zone can be chosen from all that this browser knows. */
export function SettingField({ setting: { key, lockedBy }, label, value, isFirst, onChange }: Props) {
  const { t } = useTranslation();
  const zones = useId();
  const isZone = SETTINGS[key].kind.unit === 'timeZone';
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isReadOnly={lockedBy !== undefined}
      autoFocus={isFirst}
      autoComplete="off"
    >
      <Label>{label}</Label>
      <Input
        spellCheck={false}
        {...(isZone ? { list: zones } : {})}
        // Some browsers submit on the Enter that confirms an input method's candidate.
        onKeyDown={(event) => {
          if (event.key === 'Enter' && isComposed(event.nativeEvent)) event.preventDefault();
        }}
      />
      <Text slot="description" className="faint">
        {lockedBy === undefined
          ? t('setUp.example', { example: SETTINGS[key].example })
          : t('desk.locked', { variable: lockedBy })}
      </Text>
      {isZone ? (
        <datalist id={zones}>
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      ) : null}
    </TextField>
  );
}
