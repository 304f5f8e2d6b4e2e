import characters from 'opencc-js/dict/TSCharacters';
import { undisguised } from './disguised.ts';

/** Head and tail that are read of a long message, in characters: the work per message is bounded. */
const head = 360;
const tail = 140;

/** One spelling for everything: width, case, script, quotes, leetspeak and what is put between the letters of a foul word. */
export function normalise(text: string): string {
  const folded = bounded(text).normalize('NFKC').toLowerCase();
  return unmask(undisguised(simplify(plainMarks(folded))))
    .replace(/\s+/g, ' ')
    .trim();
}

function bounded(text: string): string {
  const cut = text.slice(0, 4 * (head + tail)).trim();
  if (text.length <= head + tail) return cut;
  return `${text.slice(0, head)} ${text.slice(-tail)}`;
}

const marks: Record<string, string> = {
  '。': '.',
  '、': ',',
  '“': '"',
  '”': '"',
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  '《': '"',
  '》': '"',
  '【': '(',
  '】': ')',
};

function plainMarks(text: string): string {
  return text
    .replace(
      /&(?:amp|lt|gt|quot|nbsp);|https?:\/\/\S{1,200}|(?<![\w.])@(?!ss(?:hole)?\b)[\w\u4e00-\u9fff]{1,30}/g,
      ' ',
    )
    .replace(/[\u200b-\u200f\u2060]|\ufe0e|\ufe0f|[\u{1f3fb}-\u{1f3ff}]/gu, '')
    .replace(/[。、“”「」『』《》【】]/g, (mark) => marks[mark] ?? mark)
    .replace(/['’‘`´]/g, '');
}

/** Letters dressed up to get past a filter are read as what they stand for. */
function unmask(text: string): string {
  return text
    .replace(/(?<=[\u4e00-\u9fff])[ *·・._~^+=|/\\#&%$-]{1,3}(?=[\u4e00-\u9fff])/g, joint)
    .replace(/(?<=[傻煞沙莎草操艹日妈])[ *·・.,_~-]{1,2}(?=[逼比币笔妈你尼]|[bx](?![a-z]))/g, '')
    .replace(/(?<![a-z])([sn])[ *·._-]b(?![a-z])/g, '$1b')
    .replace(/(?<![a-z0-9])[a-z](?:[._*-][a-z]){2,}(?![a-z0-9])/g, (dotted) => dotted.replace(/[^a-z]/g, ''))
    .replace(/(?<![a-z0-9])[a-z](?: [a-z]){2,}(?![a-z0-9])/g, (spaced) => spaced.replace(/ /g, ''))
    .replace(
      /(?<![a-z0-9@$!])[a-z0-9@$!]*[a-z][0-9@$!]+[a-z][a-z0-9@$!]*|\b[a-z]*[@$]{2}(?:[a-z]+|\b)|(?<![\w@$])[@$][a-z]+/g,
      unleet,
    )
    .replace(/\b(?:f[*#@%$!-]+(?:c?k)?|f[u*][*c]k?|fu[*#-]+k?)(?=[a-z]*\b|[^a-z]|$)/g, masked('fuck'))
    .replace(/\bsh[*#!-]+t?/g, 'shit')
    .replace(/\bb[*#!-]+tch/g, 'bitch')
    .replace(/\ba[*#]+(?:hole)?\b/g, 'ass')
    .replace(/\bc[*#]nt/g, 'cunt');
}

/** A full stop or dash between two Chinese characters ends a clause; blanks and ornaments are joined over. */
function joint(between: string): string {
  return /^[.]+$|^-{2,}$/.test(between) ? between : '';
}

const leet: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const foul =
  /fuck|shit|bitch|cunt|asshole|idiot|stupid|dick|moron|whore|slut|bastard|retard|loser|suck|crap|nigg|fag/;

/** Only what becomes a foul word is rewritten: model names and order numbers stay as they are. */
function unleet(word: string): string {
  const plain = word.replace(/[013457@$!]/g, (mark) => leet[mark] ?? mark);
  return foul.test(plain) ? plain : word;
}

function masked(word: string) {
  return (found: string) => (/[*#@%$!-]/.test(found) ? word : found);
}

/** Traditional characters with several simplified forms: the form that customers of a desk mean. */
const PREFERRED: readonly (readonly [string, string])[] = [
  // 帳號, an account, not 帳篷, a tent.
  ['帳', '账'],
  // 瞭解, to understand; OpenCC changes it only in words.
  ['瞭', '了'],
];

/** OpenCC's table: pairs like `們 们`, parted by `|`; some characters stay as they are, or lie beyond two bytes. */
const simplified = new Map(
  [...characters.split('|').map((pair) => pair.split(' ')), ...PREFERRED].flatMap(([from = '', to = '']) =>
    from.length === 1 && to.length === 1 && from !== to ? [[from, to] as const] : [],
  ),
);

/** A character in its simplified form. */
export function simplifiedChar(char: string): string {
  return simplified.get(char) ?? char;
}

/** The text in simplified characters, one for one, so that positions stay. */
export function simplify(text: string): string {
  return text.replace(/[\u4e00-\u9fff]/g, simplifiedChar);
}
