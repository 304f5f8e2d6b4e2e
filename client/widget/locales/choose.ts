import type { Texts } from './texts.ts';

/** The languages of the widget. */
export type Language = 'zh-CN' | 'en';

/** The language for the first valid language tag: Chinese of any kind, else English. */
export function chooseLanguage(...wishes: readonly (string | null | undefined)[]): Language {
  const wish = wishes.find((tag) => /^[a-z]{2,3}\b/i.test(tag ?? ''));
  return /^zh/i.test(wish ?? '') ? 'zh-CN' : 'en';
}

/** Loads the texts of one language on demand. */
export async function loadTexts(language: Language): Promise<Texts> {
  return language === 'en' ? (await import('./en.ts')).en : (await import('./zh-cn.ts')).zhCn;
}
