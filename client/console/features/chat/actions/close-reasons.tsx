import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { numberKey, useDeliberateKeys } from '../../../parts/deliberate.ts';
/** The numbers before are those of the steps, of which there are five at most at a time. */
const FIRST = 6;

interface Props {
  value: CloseReasonName | null;
  onChange: (one: CloseReasonName) => void;
}

/** The usual reasons to close with steps missing, each on its number. */
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

/** Why a chat is closed though steps are missing, as far as a list can say it. [P4] */
export const CLOSE_REASON_NAMES = ['left', 'silent', 'elsewhere', 'mistake'] as const;

/** One of {@link CLOSE_REASON_NAMES}. */
export type CloseReasonName = (typeof CLOSE_REASON_NAMES)[number];

/** Whether somebody who reads the record later learns anything from it: it has words, not a full stop or one letter again. */
export function isReason(words: string): boolean {
  return new Set(words.toLowerCase().match(/\p{L}/gu)).size >= 2;
}
