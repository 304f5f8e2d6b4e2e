import { useTranslation } from 'react-i18next';
import type { Condition, Locale } from '../../../../phrases/manual.ts';
import { typeset } from '../../../../phrases/typeset.ts';

/** Returns the function that describes the conditions of a phrase or a next step; all of them must hold. */
export function useConditionNames(): (when: readonly Condition[]) => string {
  const { t } = useTranslation();
  return (when) => when.map((one) => t(`manual.condition.${one}`)).join(' · ');
}

/** A text of the manual as it is displayed: Chinese with full-width punctuation. */
export function asSet(text: string, locale: Locale | null): string {
  return locale === 'zh-CN' ? typeset(text) : text;
}
