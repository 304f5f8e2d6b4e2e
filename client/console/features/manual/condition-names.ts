import { useTranslation } from 'react-i18next';
import type { Condition } from '../../../../phrases/manual.ts';

/** When a phrase or a next step applies, in words: all of these must hold. */
export function useConditionNames(): (when: readonly Condition[]) => string {
  const { t } = useTranslation();
  return (when) => when.map((one) => t(`manual.condition.${one}`)).join(' · ');
}
