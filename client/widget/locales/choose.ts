import { en } from './en.ts';
import type { Texts } from './texts.ts';
import { zhCn } from './zh-cn.ts';

/** The table for the first wish that is a language tag: Chinese of any kind, else English. */
export function chooseTexts(...wishes: readonly (string | null | undefined)[]): Texts {
  const wish = wishes.find((tag) => tag !== null && tag !== undefined && /^[a-z]{2,3}\b/i.test(tag));
  return wish?.toLowerCase().startsWith('zh') === true ? zhCn : en;
}
