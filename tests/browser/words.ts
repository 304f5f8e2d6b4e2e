import { en as consoleEn } from '../../client/console/locales/en.ts';
import { zhCN as consoleZh } from '../../client/console/locales/zh-CN.ts';
import { en as widgetEn } from '../../client/widget/locales/en.ts';
import { zhCn as widgetZh } from '../../client/widget/locales/zh-cn.ts';

/** The words on the screens, from the tables that the screens use. */
export const WORDS = {
  'zh-CN': { desk: consoleZh, shop: widgetZh },
  en: { desk: consoleEn, shop: widgetEn },
};

/** A language of the interface. */
export type Tongue = keyof typeof WORDS;

/** Both. */
export const TONGUES: readonly Tongue[] = ['zh-CN', 'en'];
