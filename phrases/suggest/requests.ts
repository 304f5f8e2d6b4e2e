import { halfWidth } from '../text.ts';
import { NEEDED_SITUATIONS } from '../needed-ids.ts';
import type { Phrase } from '../manual.ts';

const mail = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/u;

const mobile = /(?<![\w*])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/u;

const landline = /(?<![\w*])(?:\+?86[ -]?)?0\d{2,3}[ -]?\d{7,8}(?:-\d{1,5})?(?!\d)/u;

const international = /(?<![\w*])\+\d{1,3}(?:[ -]?\d{2,4}){2,5}(?!\d)/u;

const plain =
  /(?:电话|手机|号码|phone|number|call me(?: at| on)?|tel)\D{0,8}?(\d{3}[ -]?\d{3,4}[ -]?\d{0,4})(?!\d)/iu;

const named = /((?:微信|vx|wx|wechat|qq)(?:号|\s*id)?\s{0,2}(?:是|为|:|is)?\s{0,2}[a-z0-9_-]{5,20})/iu;

const told = /(?:联系方式|contact)(?:是|为|:|is)?\s{0,2}([^\s,。;、]{5,64})/iu;

/** Surest first; of a form with a group, the group is what counts. */
const forms = [mail, mobile, landline, international, named, plain, told];

/** How a customer says they can be reached: mail, telephone, WeChat or QQ; null if the message says nothing of it. */
export function contactIn(typed: string): string | null {
  const text = halfWidth(typed);
  for (const form of forms) {
    const found = form.exec(text);
    if (found) return (found[1] ?? found[0]).trim();
  }
  return null;
}

/** At most so many contacts of one message are of use. */
const CONTACTS_MAX = 3;

/** Every unambiguous way to reach the customer that a message names, in its order. */
export function contactsIn(typed: string): string[] {
  const text = halfWidth(typed);
  const found = [mail, mobile, landline, international, named].flatMap((form) =>
    [...text.matchAll(new RegExp(form, 'giu'))].map((match) => ({
      at: match.index,
      value: (match[1] ?? match[0]).trim(),
    })),
  );
  const inOrder = found.sort((one, other) => one.at - other.at).map(({ value }) => value);
  return [...new Set(inOrder)].slice(0, CONTACTS_MAX);
}

/** The same without a question before it: only unambiguous forms, because a bare number may be an order number. */
export function unaskedContactIn(typed: string): string | null {
  const text = halfWidth(typed);
  return (mail.exec(text) ?? mobile.exec(text))?.[0].trim() ?? null;
}

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
