import { NEEDED_SITUATIONS } from '../needed-ids.ts';
import { halfWidth } from '../half-width.ts';
import type { Phrase } from '../manual.ts';

const waitWords =
  /^(?:好的?|嗯|ok(?:ay)?|sure)?[,。!、\s]{0,2}(?:麻烦|请)?您?(?:先)?稍(?:等|候)(?!.{0,40}转接)|^(?:ok(?:ay)?|sure)?[,.!\s]{0,2}(?:one|just a) (?:moment|second|minute)\b|^please (?:hold on|wait a (?:moment|minute))\b/iu;

const contactPhrases = /^(?:ask_contact\.\d+|cannot_answer_now\.1)$/u;
const contactWords =
  /(?:留|提供|给)(?:下|一下|个|我)?.{0,10}(?:联系方式|联系电话|电话|手机号?|邮箱)|(?:contact (?:number|details)|phone number|e-?mail address)[^.!]{0,60}\?/iu;

/** Whether an agent's line asks the customer to wait a moment: by its phrase, or beginning with such words. */
export function asksToWait(text: string, phrase: Pick<Phrase, 'situation' | 'when'> | undefined): boolean {
  if (phrase === undefined) return waitWords.test(halfWidth(text).trim());
  return phrase.situation === NEEDED_SITUATIONS.holdOn && !phrase.when.includes('returning');
}

/** Whether an agent's line asks how the customer can be reached. S1(16) */
export function asksForContact(text: string, phraseId: string | undefined): boolean {
  if (phraseId !== undefined && contactPhrases.test(phraseId)) return true;
  return contactWords.test(halfWidth(text));
}
