const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The longest wait that one sentence may promise. */
const LONGEST = 14 * DAY;

const units: readonly [RegExp, number][] = [
  [/^(?:秒钟?|seconds?|secs?)$/iu, SECOND],
  [/^(?:分钟?|minutes?|mins?)$/iu, MINUTE],
  [/^(?:个?(?:小时|钟头)|hours?|hrs?|h)$/iu, HOUR],
  [/^(?:个?(?:工作日|自然日)|天|日|(?:working |business )?days?)$/iu, DAY],
  [/^(?:周|个?星期|weeks?)$/iu, 7 * DAY],
];

const digits = new Map(
  Object.entries({ 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 几: 5 }),
);
const named = new Map(
  Object.entries({
    ...{
      a: 1,
      an: 1,
      one: 1,
      two: 2,
      three: 3,
      four: 4,
      five: 5,
      six: 6,
      seven: 7,
      eight: 8,
      nine: 9,
      ten: 10,
    },
    ...{ twelve: 12, fifteen: 15, twenty: 20, thirty: 30, forty: 40, 'forty-eight': 48, 'twenty-four': 24 },
    ...{ 'a few': 5, 'a couple of': 2 },
  }),
);

const number = String.raw`\d{1,4}(?:\.\d)?|[一两二三四五六七八九]?十[一二三四五六七八九]?|[一两二三四五六七八九几]`;
const numberEn = [...named.keys()].sort((one, other) => other.length - one.length).join('|');
const range = String.raw`(?:(?:\d{1,4}|${numberEn}|[一两二三四五六七八九])\s?(?:-|–|~|到|至|or|to)\s?)?`;
const unitZh = '秒钟?|分钟?|个?小时|个?钟头|个?工作日|个?自然日|天|个?星期|周';
const unitEn = '(?:working |business )?days?|seconds?|secs?|minutes?|mins?|hours?|hrs?|weeks?';

const plain = new RegExp(
  `${range}(${number}|${numberEn})\\s?(个?半)?\\s?(${unitZh}|(?:${unitEn})\\b)(半)?`,
  'iu',
);
const half = /半个?(小时|钟头)|半天|\bhalf an hour\b/iu;
/** What lies behind: "you have waited for 10 minutes" promises nothing. */
const past = /前(?!.{0,12}(?:回复|答复|联系|给您|反馈|处理))|ago\b/iu;

/** The time that a sentence names ("10分钟后", "within 2-3 hours": the later end), in milliseconds; null if it names none. */
export function durationIn(text: string): number | null {
  const found = plain.exec(text);
  const inHalf = half.exec(text);
  if (inHalf && (!found || inHalf.index <= found.index)) return inHalf[0] === '半天' ? 4 * HOUR : HOUR / 2;
  if (!found) return null;
  if (past.test(text.slice(found.index + found[0].length, found.index + found[0].length + 20))) return null;
  return lengthOf(found);
}

function lengthOf([, count = '', halfBefore, unit = '', halfAfter]: RegExpExecArray): number | null {
  const ms = units.find(([pattern]) => pattern.test(unit))?.[1];
  const many = valueOf(count.toLowerCase());
  if (ms === undefined || many === null || many === 0) return null;
  const whole = many + (halfBefore === undefined && halfAfter === undefined ? 0 : 0.5);
  return Math.min(LONGEST, Math.round(whole * ms));
}

function valueOf(count: string): number | null {
  if (/^\d/u.test(count)) return Number(count);
  const [before, after] = count.split('十');
  if (after !== undefined) return (digits.get(before ?? '') ?? 1) * 10 + (digits.get(after) ?? 0);
  return digits.get(count) ?? named.get(count) ?? null;
}
