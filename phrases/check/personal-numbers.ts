import { halfWidth } from '../half-width.ts';

/** A number or word that identifies or authorises a person, with its place; `end` exclusive. */
export interface PersonalNumber {
  kind: 'card' | 'identity' | 'password';
  start: number;
  end: number;
}

const digitRun = /(?<![\p{Script=Latin}\d*])\d(?:[ -]?\d){12,18}(?!\d)/gu;
const identity = /(?<![\p{Script=Latin}\d])[1-8]\d{16}[\dx](?![\p{Script=Latin}\d])/giu;
const password =
  /(?:密码|口令|password|passwd|passcode|\bpwd)(?:\s{0,3}(?<told>是|为|:|=|\bis\b)\s{0,3}|\s{0,1})(?<value>[^\s\p{Script=Han},。;、()[\]{}"“”<>*]{3,64})/giu;
const noPassword =
  /^(?:is|was|not|has|and|or|to|the|for|in|on|at|if|wrong|incorrect|invalid|required|reset|expired|changed?|again|here|page|now|must|should|can|will|app|sms|email)\b/iu;

/**
 * Bank cards (issuer, length and Luhn sum), Chinese identity numbers (birthday and checksum) and passwords that are
 * told. What only looks like them, such as order and phone numbers, is left alone.
 */
export function personalNumbers(typed: string): PersonalNumber[] {
  const text = halfWidth(typed);
  const found = [...identities(text), ...cards(text), ...passwords(text)];
  return found
    .filter((one, at) => !found.slice(0, at).some((other) => other.start < one.end && one.start < other.end))
    .sort((one, other) => one.start - other.start);
}

function cards(text: string): PersonalNumber[] {
  return Array.from(text.matchAll(digitRun))
    .filter(([run]) => isCard(run.replace(/\D/gu, '')))
    .map((match) => placed('card', match));
}

function identities(text: string): PersonalNumber[] {
  return Array.from(text.matchAll(identity))
    .filter(([number]) => isIdentity(number.toUpperCase()))
    .map((match) => placed('identity', match));
}

function passwords(text: string): PersonalNumber[] {
  return Array.from(text.matchAll(password)).flatMap((match) => {
    const { told, value = '' } = match.groups ?? {};
    const plainWord = !/\d/u.test(value) && (told === undefined || told.toLowerCase() === 'is');
    if (plainWord || noPassword.test(value) || (told === undefined && value.length < 6)) {
      return [];
    }
    const start = match.index + match[0].length - value.length;
    return [{ kind: 'password' as const, start, end: start + value.length }];
  });
}

function placed(kind: PersonalNumber['kind'], match: RegExpExecArray): PersonalNumber {
  return { kind, start: match.index, end: match.index + match[0].length };
}

/** Issuers' beginnings and lengths: UnionPay and Chinese debit cards, Visa, Mastercard, American Express, JCB, Diners. */
function isCard(digits: string): boolean {
  const issued =
    /^(?:4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01]|720)\d{12,13}|3[47]\d{13}|35\d{14}|3[068]\d{12}|6\d{15,18}|9[0-9]{15,18})$/u;
  return issued.test(digits) && luhn(digits);
}

function luhn(digits: string): boolean {
  const sum = Array.from(digits).reduceRight((total, letter, at) => {
    const doubled = (digits.length - at) % 2 === 0 ? Number(letter) * 2 : Number(letter);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** GB 11643: region, birthday, sequence, and a check digit from weighted digits modulo 11. */
function isIdentity(number: string): boolean {
  const month = Number(number.slice(10, 12));
  const day = Number(number.slice(12, 14));
  const born = /^(?:18|19|20)/u.test(number.slice(6)) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  const sum = Array.from(number.slice(0, 17)).reduce(
    (total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11),
    0,
  );
  return born && number.endsWith('10X98765432'.charAt(sum % 11));
}
