import type { Locale } from '../../../../phrases/manual.ts';
import { typeset } from '../../../../phrases/typeset.ts';

/** Words of the manual as customers and agents read them: Chinese with full-width punctuation, however it was typed. */
export function asSet(text: string, locale: Locale | null): string {
  return locale === 'zh-CN' ? typeset(text) : text;
}
