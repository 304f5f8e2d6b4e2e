import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { numberKey, useDeliberateKeys } from '../../../parts/deliberate.ts';
/** The numbers up to 5 are those of the missing steps. */
const FIRST = 6;

interface Props {
  value: CloseReasonName | null;
  onChange: (one: CloseReasonName) => void;
}

/** The usual reasons for closing with steps missing, each with a number key. */
export function CloseReasons({ value, onChange }: Props) {
  const { t } = useTranslation();
  useDeliberateKeys((event, inField) => {
    const one = CLOSE_REASON_NAMES[(numberKey(event) ?? 0) - FIRST];
    return one === undefined || (inField && !isRadio(event)) ? null : () => onChange(one);
  });
  const pick = (key: string) => {
    const chosen = CLOSE_REASON_NAMES.find((one) => one === key);
    if (chosen !== undefined) onChange(chosen);
  };
  return (
    <RadioGroup className="radios" value={value} onChange={pick}>
      <Label>{t('actions.closeDialog.usual')}</Label>
      {CLOSE_REASON_NAMES.map((one, at) => (
        <RadioField key={one} value={one}>
          <RadioButton className="radio">
            <kbd aria-hidden="true">{FIRST + at}</kbd> {t(`actions.closeDialog.reasons.${one}`)}
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}

function isRadio({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLInputElement && target.type === 'radio';
}

/** The reasons to choose from for closing with steps missing. [P4] */
export const CLOSE_REASON_NAMES = ['left', 'silent', 'elsewhere', 'mistake'] as const;

/** One of {@link CLOSE_REASON_NAMES}. */
export type CloseReasonName = (typeof CLOSE_REASON_NAMES)[number];

/** Whether a reason tells a later reader of the audit log something: more than punctuation or one repeated letter. */
export function isReason(words: string): boolean {
  return new Set(words.toLowerCase().match(/\p{L}/gu)).size >= 2;
}
