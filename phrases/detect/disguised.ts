import { emojiRules } from './insulting-emoji.ts';

/**
 * Foul words in disguise: homophones, syllables in Latin letters, characters taken apart, stars for letters, emoji. Each is
 * read only where what stands around it leaves no other reading, because every word that a customer means is in here too.
 */
const chinese: readonly (readonly [RegExp, string])[] = [
  // 傻 with its second half left out. 沙 is sand, and 沙发*2 two sofas.
  [/(?<=[傻煞])[*x×✕✖✘〇○]{1,3}(?![逼比笔币b])/gu, '逼'],
  [/(?<=傻)13(?!\d)/gu, '逼'],
  [/(?:nao残|脑can)/gu, '脑残'],
  [/(?:zhi障|智zhang)/gu, '智障'],
  [/(?:fei物|废wu(?![a-z]))/gu, '废物'],
  [/(?:chu生|畜sheng|处生)(?=[,.!?~ ]|$|东西|玩意|客服|们)/gu, '畜生'],
  [/(?:wang八|王ba)蛋/gu, '王八蛋'],
  [/(?:hun蛋|混dan(?![a-z]))/gu, '混蛋'],
  [/(?:贝戈人|jian人(?!\p{L}))/gu, '贱人'],
  [/女表子/gu, '婊子'],
  [/gou(?=东西|日的|杂种|屁|腿子|逼|官方|客服)/gu, '狗'],
  // A figure, or a syllable, is the sound of a word only where the rest of the curse stands around it: 4 also counts.
  [
    /(?=si|4)(?<=你们?|您|客服们?|[祝愿咒让叫快去早][你们他她点]{0,2})(?:si(?![a-z])|4)(?=你?全家(?![桶福人套餐乐用庭都一便店]))/gu,
    '死',
  ],
  [/(?=si|4)(?<=^|[,.!?~ ])(?:si|4)(?=你?全家(?:吧|去|[,.!?~ ]|$))/gu, '死'],
  [/(?<![a-z])gun(?=蛋|开(?![头始关门店箱户])|远点|犊)/gu, '滚'],
];

const english: readonly (readonly [RegExp, string])[] = [
  // Phuket, and Fuqing, Fuquan or Fuqiang are places.
  [/(?<![a-z])(?:fvck|phuck|fcuk|phuk(?!et)|fuq(?![ui]))/gu, 'fuck'],
  [/(?<=\b(?:eat|full of|piece of|pile of|load of) ?)💩/gu, 'shit'],
  [/(?<=\b(?:you(?: all)?(?:re| are| r)?|ur?|u r|ura?|bunch of)(?: all)?(?: an?)? ?)🤡/gu, 'clown'],
];

/** What is written with stars; a name of anything else may be too, so the whole word has to fit. */
const starred =
  'asshole assholes bastard bastards bitch bitches bullshit cock cunt cunts dick dickhead dicks fuck fucked fucker fuckers fucking idiot idiots motherfucker moron morons nigger niggers prick pricks pussy retard retarded retards shit shitty slut sluts twat twats wanker wankers whore whores'.split(
    ' ',
  );
/** The same by their first letter. */
const starredFrom = new Map(
  starred.map(([first = '']) => [first, starred.filter((one) => one.startsWith(first))]),
);

/** Without any of these nothing is disguised, and most messages have none. */
const suspicious = /[a-z0-9*#×✕✖✘〇○]|贝戈|女表|处生|\p{Extended_Pictographic}/u;

/** A text in one width and case with its disguised foul words as they are commonly spelt. */
export function undisguised(text: string): string {
  if (!suspicious.test(text)) return text;
  const isChinese = /[\u4e00-\u9fff🖕]/u.test(text);
  const plain = isChinese ? rewritten(rewritten(text, chinese), emojiRules(text)) : text;
  return rewritten(plain, english).replace(/(?<![\w*#])([a-z]+)([*#]{1,4})([a-z]+)(?![\w*#])/gu, unstarred);
}

function rewritten(text: string, rules: readonly (readonly [RegExp, string])[]): string {
  return rules.reduce((before, [disguise, word]) => before.replace(disguise, word), text);
}

/** Each star stands for a letter, or all of them for one to one more than they are. */
function unstarred(word: string, head: string, stars: string, tail: string): string {
  const hidden = ({ length }: string) => length - head.length - tail.length;
  const fits = (starredFrom.get(head[0] ?? '') ?? []).filter(
    (one) =>
      hidden(one) >= 1 && hidden(one) <= stars.length + 1 && one.startsWith(head) && one.endsWith(tail),
  );
  return fits.find((one) => hidden(one) === stars.length) ?? fits[0] ?? word;
}
