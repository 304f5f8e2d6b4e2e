/** A disclosed password with its place; `end` exclusive. */
export interface ToldPassword {
  start: number;
  end: number;
}

const TOLD =
  /(?:(?<asked>(?:忘记|忘了|重置|修改|更改|找回|重设|改|换|设置)(?:了|我的|的|登录|支付)*)?(?:密码|密碼|口令)|(?<![a-z])(?:password|passwd|passcode|pwd|passwort)(?![a-z]))["'”’]?(?<told>\s{0,3}(?:就是|是|为|:|=|is(?![a-z]))\s{0,3}["'“‘]?|\s?)(?<value>[^\s\p{Script=Han},。;、()[\]{}"“”<>*]{3,64})(?<after>\s?[\p{L}]{0,10})/giu;
/** Every disclosed password follows one of these words; most texts have none and are not searched further. */
const NAMED = /密码|密碼|口令|pass|pwd/iu;
/** Words that say something about a password. */
const ABOUT =
  /^(?:is|was|not|has|and|or|to|the|for|in|on|at|if|wrong|incorrect|invalid|required|reset|expired|changed?|again|here|page|now|must|should|can|will|too|still|never|always|error|failed|null|undefined|none|unknown|case-sensitive|e-?mail|mail|sms|link|face|touch|login|log-?in|ok)(?![a-z\d])/iu;
/** Products and programs, which have numbers in their names. */
const PRODUCT =
  /^(?:apps?|i(?:os|phone|pad|mac)|win(?:dows)?|android|mac(?:os)?|wi-?fi|qq|vip|id|pin|url|web|pc|chrome|safari|edge|face ?id|alipay|wechat)[\d.]{0,4}(?![a-z\d])/iu;
const ADDRESS = /^(?:https?:|www\.)|^[^@]+@[^@]+\.[a-z]{2,}$/iu;
const QUANTITY = /^\d{1,3}(?:[-~–]\d{1,3})?$/u;
const UNIT =
  /^\s?(?:位|个|個|次|天|分钟|小时|字符|字母|数字|年|月|日|号|元|characters?|chars?|digits?|times?|minutes?|hours?|days?|letters?|or|to)/iu;
const PHONE = /^1[3-9]\d{9}$/u;

/** Disclosed passwords, not words that follow the word "password" in a sentence. */
export function toldPasswords(text: string): ToldPassword[] {
  if (!NAMED.test(text)) return [];
  return Array.from(text.matchAll(TOLD)).flatMap((match) => {
    const { asked, told = '', value = '', after = '' } = match.groups ?? {};
    const word = told
      .trim()
      .replace(/["'“‘]$/u, '')
      .toLowerCase();
    if (saysAbout(value, after) || !isTold({ asked: asked !== undefined, word, value, after })) return [];
    const start = match.index + match[0].length - after.length - value.length;
    return [{ start, end: start + value.length }];
  });
}

function saysAbout(value: string, after: string): boolean {
  return (
    ABOUT.test(value) ||
    PRODUCT.test(value) ||
    ADDRESS.test(value) ||
    (QUANTITY.test(value) && UNIT.test(after)) ||
    /^\d{1,2}[-~]\d{1,2}$/u.test(value)
  );
}

interface Told {
  asked: boolean;
  word: string;
  value: string;
  after: string;
}

/** Plain letters are a password only at the end of the statement: `密码是abc`, not `密码是email发的`. */
function isTold({ asked, word, value, after }: Told): boolean {
  const hasDigit = /\d/u.test(value);
  if (word === '') return hasDigit && !asked && value.length >= 6 && !PHONE.test(value);
  if (hasDigit) return true;
  return (
    word !== 'is' &&
    !(/^(?:是|就是|为)$/u.test(word) && /^[A-Za-z-]+$/u.test(value) && /^\s?\p{Script=Han}/u.test(after))
  );
}
