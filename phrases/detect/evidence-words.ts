import { normalise, simplifiedChar, simplify } from './normalise.ts';

/** Function words: they help the model, and are no evidence for a person. */
const FUNCTION_WORDS = new Set(
  (
    '的 地 得 了 着 过 吗 呢 吧 啊 呀 嘛 哦 哈 嗯 么 我 你 您 他 她 它 我们 你们 他们 她们 咱们 自己 别人 大家 ' +
    '这 那 哪 这个 那个 哪个 这么 那么 怎么 什么 这样 那样 怎样 怎么样 这些 那些 这里 那里 哪里 这边 那边 这儿 那儿 ' +
    '为什么 为啥 干嘛 啥 谁 几 多少 是 不是 是不是 有 没 没有 有没有 在 不 不要 别 就 都 也 还 还是 又 再 才 只 很 太 好 ' +
    '真 真的 非常 特别 比较 更 最 一 一个 一下 一点 一些 个 和 与 或 或者 而 而且 但 但是 可是 不过 因为 所以 如果 要是 ' +
    '就是 只是 然后 已经 现在 刚才 刚刚 今天 一直 对 给 把 被 让 向 从 到 来 去 要 想 会 能 可以 可 说 告诉 告诉我 请 请问 ' +
    '知道 觉得 应该 时候 东西 事 事情 跟 跟我 给我 让我 对我 我的 你的 您的 他的 ' +
    'a an the and or but so if then than that this these those there here it its i im ive me my mine we us our you your ' +
    'yours he him his she her they them their who whom what which when where why how is am are was were be been being do ' +
    'does did done doing have has had having will would shall should can could may might must to of in on at by for with ' +
    'about from as into up down out over not no yes any some all just very really too also only even still again now ' +
    'today please tell say said get got go going want wants like know think thing things one two more most much many'
  ).split(' '),
);

/**
 * The words that led to a situation, as typed, reduced to those that are evidence for a person: no function words, no
 * single characters. `found` is normalised; words that cannot be located in the message are left out.
 */
export function evidenceWords(message: string, found: readonly string[]): string[] {
  const telling = found.filter(hasContent);
  if (telling.length === 0) return [];
  const letters = lettersOf(message);
  const said = telling.flatMap((word) => asWritten(message, letters, word) ?? []);
  return [...new Set(said)];
}

/** Whether a normalised piece of a message has more in it than function words and single characters. */
export function hasContent(word: string): boolean {
  const plain = word.toLowerCase().trim();
  if (FUNCTION_WORDS.has(plain)) return false;
  if (/\p{Script=Han}/u.test(plain)) return !isMadeOfFunctionWords(plain.replace(/[^\p{L}\p{N}]/gu, ''));
  const words = plain.split(/[^\p{L}\p{N}]+/u);
  return words.some((one) => one.length > 1 && !FUNCTION_WORDS.has(one));
}

/** Chinese has no spaces: a text that consists of function words, or of a single character, is no evidence. */
function isMadeOfFunctionWords(text: string): boolean {
  if (text.length < 2) return true;
  const reached = new Array<boolean>(text.length + 1).fill(false);
  reached[0] = true;
  for (let from = 0; from < text.length; from++)
    for (let to = from + 1; reached[from] === true && to <= Math.min(text.length, from + 4); to++)
      if (FUNCTION_WORDS.has(text.slice(from, to))) reached[to] = true;
  return reached[text.length] === true;
}

/** The letters and digits of a message in the detector's spelling, each with its place in the message. */
interface Letters {
  text: string;
  starts: number[];
  ends: number[];
}

function lettersOf(message: string): Letters {
  const letters: Letters = { text: '', starts: [], ends: [] };
  let at = 0;
  for (const char of message) {
    for (const one of plainChar(char)) {
      letters.text += one;
      for (let unit = 0; unit < one.length; unit++) {
        letters.starts.push(at);
        letters.ends.push(at + char.length);
      }
    }
    at += char.length;
  }
  return letters;
}

/** Most characters are themselves; only others are worth the whole treatment. */
function plainChar(char: string): string {
  const code = char.charCodeAt(0);
  if (char.length === 1 && code >= 0x4e00 && code <= 0x9fff) return simplifiedChar(char);
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return char;
  return code <= 32 ? '' : plain(char);
}

function plain(text: string): string {
  return simplify(text.normalize('NFKC').toLowerCase()).replace(/[^\p{L}\p{N}]/gu, '');
}

/** A word as typed; a disguised one (`f**k`) as the piece between spaces that contains it. */
function asWritten(message: string, { text, starts, ends }: Letters, word: string): string | undefined {
  const wanted = plain(word);
  const isLatin = /^[\p{Script=Latin}\p{N}]+$/u.test(wanted);
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const [start, end] = [starts[at] ?? 0, ends[at + wanted.length - 1] ?? 0];
    if (!isLatin || isWhole(message, start, end)) return message.slice(start, end);
  }
  const pieces = message.slice(0, 2000).split(/\s+/u);
  return pieces.find((piece) => piece.length <= 40 && plain(normalise(piece)).includes(wanted));
}

/** Whether a range begins and ends at word boundaries. */
function isWhole(message: string, start: number, end: number): boolean {
  const isLetter = (at: number) => /[\p{Script=Latin}\p{N}]/u.test(message.charAt(at));
  return !isLetter(start - 1) && !isLetter(end);
}
