import { useTranslation } from 'react-i18next';
import type { Condition, Locale } from '../../../../phrases/manual.ts';
import { typeset } from '../../../../phrases/typeset.ts';

/** When a phrase or a next step applies, in words: all of these must hold. */
export function useConditionNames(): (when: readonly Condition[]) => string {
  const { t } = useTranslation();
  return (when) => when.map((one) => t(`manual.condition.${one}`)).join(' · ');
}

/** Words of the manual as customers and agents read them: Chinese with full-width punctuation, however it was typed. */
export function asSet(text: string, locale: Locale | null): string {
  return locale === 'zh-CN' ? typeset(text) : text;
}
