const HAN = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}{2,}/u;

/** In which of the manual's languages a message is best answered: its own, else the desk's. */
export function languageOf(text: string, otherwise: 'zh-CN' | 'en'): 'zh-CN' | 'en' {
  if (HAN.test(text)) return 'zh-CN';
  return LATIN.test(text) ? 'en' : otherwise;
}
