import { basename } from 'node:path';
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

/**
 * One of them, the same for all tests of a file: what a screen does is the same in both. How it looks is held in both all
 * the same, by `expectFit` and `expectReflow`. `TONGUES=both` gives both (`npm run test:tongues`).
 */
export const A_TONGUE: readonly Tongue[] = process.env['TONGUES'] === 'both' ? TONGUES : [tongueOfFile()];

/** About every second file has English. */
function tongueOfFile(): Tongue {
  const sum = Buffer.from(basename(expect.getState().testPath ?? '')).reduce(
    (total, byte) => total + byte,
    0,
  );
  return sum % 2 === 0 ? 'zh-CN' : 'en';
}
