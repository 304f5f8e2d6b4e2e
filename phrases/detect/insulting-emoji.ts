/**
 * Emoji that stand for a foul word. Each is also what it shows: an animal that is bought, given or looked after, a toy, a
 * costume. So it is read as an insult only as what somebody is called, and the words around it have to call somebody so.
 */

/** Whoever reads, unless something is given to or bought for them: 送你🐎 is a present. */
const reader = '(?<![送给寄发带卖退还跟和对买帮替])(?:你们?|您|客服们?)';
/** … and what joins a name to them: 真是个, 这群. */
const called = `${reader}(?:[真就都也才]|简直|不)*[是像]?(?:这|一)?[个群帮伙只头条]?死?`;
/** Where a clause begins. */
const start = '^|[,.!?~ ]';
/** Where one ends, or goes on with nothing but its tone. */
const end = '(?=[,.!?~ 吗吧啊呀呢]|$)';
/** Who or what is likened to an animal to insult it; goods are not. */
const likened = '(?:东西|玩意|客服|人(?![偶形物工])|店家|商家|卖家|服务|态度)';

/** The emoji is looked for first: to look back from every character would take long. */
const rule = (before: string, emoji: string, after: string): RegExp =>
  new RegExp(`(?=${emoji})${before === '' ? '' : `(?<=${before})`}${emoji}${after}`, 'gu');

const dog = '[🐶🐕]';
const pig = '[🐷🐖]';
const horse = '[🐴🐎]';

const insulting: readonly (readonly [RegExp, string])[] = [
  [rule(`${start}|${called}|[这那][个群帮]|[死老臭]`, dog, '(?=东西(?:[,.!?~ 们你滚听]|客服|$))'), '狗'],
  [rule('', dog, '(?=日的(?:[,.!?~ ]|客服|东西|$)|杂种|屁(?![股垫])|腿子|逼)'), '狗'],
  [rule('(?<![给在去看买])', dog, '(?=官方|客服)'), '狗'],
  [
    rule(`${called}|${start}|[疯走舔群]`, dog, '(?=一样(?:[,.!?~ 叫咬吠乱没]|$)|都不如(?:[,.!?~ 的]|$))'),
    '狗东西',
  ],
  [rule('', dog, `(?=一样的${likened})`), '狗东西'],
  [rule(called, dog, end), '狗东西'],
  [rule('连', dog, '(?=都不如(?:[,.!?~ 的]|$))'), '狗东西'],
  [rule('连', pig, '(?=都不如(?:[,.!?~ 的]|$))'), '蠢猪'],
  [rule(`${called}|[死蠢笨臭]`, pig, end), '猪'],
  [rule(`${start}|${called}|[死蠢笨臭]`, pig, `(?=(?:脑|头(?!肉))[子壳]?${end})`), '猪'],
  [rule(`(?:${start}|${reader}|给我|[滚快都该])[去来]?吃`, '💩', '(?=[,.!?~ 去吧呗啦了长你呀啊]|$)'), '屎'],
  [
    rule('(?:草泥|操你|艹你|艹尼|尼|滚你|去你)个?|(?<![\\p{L}\\d])你个?', horse, '(?=[,.!?~ 死没的]|$)'),
    '妈',
  ],
  // Elsewhere a horse behind 你 asks a question, as 吗 does.
  [rule(`${reader}个?`, horse, '(?=死|没了)'), '妈'],
  [rule(called, '🤡', '(?=[,.!?~ 吗吧啊呀呢]|$|一样|客服)'), '小丑'],
  [/🖕(?:🖕|\s)*/gu, ' fuck you '],
];

/** What is left after these are what they show. */
const shown: readonly (readonly [RegExp, string])[] = [
  [/[🐶🐕]/gu, '宠物'],
  [/[🐷🐖]/gu, '动物'],
  [/[🐴🐎]/gu, '动物'],
  [/💩/gu, '便便'],
];

const all = [...insulting, ...shown];

/** What each emoji of a Chinese text in the detector's spelling stands for, in the order of reading; most texts have none. */
export function emojiRules(text: string): readonly (readonly [RegExp, string])[] {
  return /[🐶🐕🐷🐖🐴🐎🤡💩🖕]/u.test(text) ? all : [];
}
