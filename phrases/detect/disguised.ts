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
  [/(?:gou|🐶|🐕)(?=东西|日的|杂种|屁|腿子|逼|官方|客服)/gu, '狗'],
  [/(?<=^|[,.!? ]|[你们这那群个条]|疯|走|舔)死?[🐶🐕](?=吧|一样|都不如)/gu, '狗东西'],
  [/(?<=死|蠢)[🐷🐖]/gu, '猪'],
  [/[🐷🐖](?=脑|头(?!肉))/gu, '猪'],
  [/(?<=[吃喂])[💩]/gu, '屎'],
  [/(?<=(?:草泥|操你|艹你|艹尼|尼|滚你|去你)(?:个)?|(?<![\p{L}\d])你个?)[🐴🐎](?=[,.!?~ 死没的]|$)/gu, '妈'],
  // Elsewhere a horse behind 你 asks a question, as 吗 does.
  [/(?<=你们?个?)[🐴🐎](?=死|没了)/gu, '妈'],
  [/(?:(?<![a-z])si|(?<!\d)4)(?=全家(?![桶福人套餐乐用]))/gu, '死'],
  [/(?<![a-z])gun(?=蛋|开|远点|犊)/gu, '滚'],
  [/(?<=你们?[真就]?[是像]?(?:个|群|一群|一帮)?|客服[真就]?[是像]?(?:个|群)?)🤡/gu, '小丑'],
  [/🖕(?:🖕|\s)*/gu, ' fuck you '],
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

/** Without any of these nothing is disguised, and most messages have none. */
const suspicious = /[a-z0-9*#×✕✖✘〇○]|贝戈|女表|处生|\p{Extended_Pictographic}/u;

/** A text in one width and case with its disguised foul words as they are commonly spelt. */
export function undisguised(text: string): string {
  if (!suspicious.test(text)) return text;
  const plain = /[\u4e00-\u9fff🖕]/u.test(text) ? rewritten(text, chinese) : text;
  return rewritten(plain, english).replace(/(?<![\w*#])[a-z]+[*#]{1,4}[a-z]+(?![\w*#])/gu, unstarred);
}

function rewritten(text: string, rules: readonly (readonly [RegExp, string])[]): string {
  return rules.reduce((before, [disguise, word]) => before.replace(disguise, word), text);
}

/** Each star stands for a letter, or all of them for two or three. */
function unstarred(word: string): string {
  const letters = new RegExp(`^${word.replace(/[*#]+/gu, ({ length }) => `[a-z]{1,${length + 1}}`)}$`, 'u');
  const exact = new RegExp(`^${word.replace(/[*#]/gu, '[a-z]')}$`, 'u');
  return starred.find((one) => exact.test(one)) ?? starred.find((one) => letters.test(one)) ?? word;
}
