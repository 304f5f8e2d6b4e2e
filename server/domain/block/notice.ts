import { fill } from '../../../phrases/suggest/fill.ts';

const SENTENCES = {
  'zh-CN': '很抱歉，在线咨询暂时无法为您服务。如需帮助，请通过{{company}}公布的其它联系方式与我们联系。',
  en: 'We are sorry: online chat is not available to you at the moment. If you need help, please use one of the other ways that {{company}} gives to get in touch.',
} as const;

/**
 * What a blocked visitor is told, in their language: how else to get help. Until when is told beside it, so that it is
 * shown on their own clock. `own` is the desk's wording. [P2]
 */
export function blockNotice(about: { locale: 'zh-CN' | 'en'; company: string; own: string | null }): string {
  const { locale, company, own } = about;
  return fill(own ?? SENTENCES[locale], { company });
}

/** The language of a visitor who says what their browser speaks. */
export function noticeLocale(said: string | null, otherwise: 'zh-CN' | 'en'): 'zh-CN' | 'en' {
  if (said === null || said === '') return otherwise;
  return said.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
