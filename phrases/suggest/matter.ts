import { halfWidth } from '../half-width.ts';

/** What only opens a talk: a hello, a call for somebody, the announcement that one has a question. */
const openings: readonly RegExp[] = [
  /(?:你|您)们?好[呀啊哈吖]?|哈[喽啰罗]|嗨+|早上好|早安|早[呀啊]?|上午好|中午好|下午好|晚上好|晚安/gu,
  /亲+(?:爱的)?|客服(?:小姐姐|小哥哥|人员)?|人工(?:客服|服务)?|转(?:接|到)?(?=人工|客服|$)|(?:我要|我想|帮我|请)?(?:找|转|接|换)(?:个|一下|到)?(?:人工|客服|真人)(?:客服|服务)?/gu,
  /在(?:不在|不|吗|么|嘛)?[呀啊]?|有没有人(?:在)?|有人(?:在)?(?:吗|么|嘛|没)?|(?:请问|请教)(?:一?下)?|打扰(?:一下|了)?|麻烦(?:了|你|您)?|不好意思|帮(?:个|下|一下)?忙|求助/gu,
  /(?:我?(?:有|想|要)(?:个|点|些|几个)?)?(?:问题|事儿?|事情)?(?:想|要)?(?:问|咨询|请教|了解)(?:一?下|一?点|个|点)?(?:问题|事儿?|事情)?|我?有(?:个|点|些|几个)?(?:问题|事儿?|事情)/gu,
  /\b(?:hi|hello|hey|hiya|howdy|yo|morning|good (?:morning|afternoon|evening|day)|greetings|there|everyone|all|team|guys|sir|madam|please|agent|human|support|customer service|help(?: me)?|excuse me|sorry to bother you|(?:is )?(?:any(?:one|body)|someone|somebody)(?: (?:there|here|online|available))?|are you (?:there|online|here)|you there)\b/giu,
  /\b(?:(?:i|we) (?:have|’ve got|’ve|got) (?:a |an |some |one )?(?:quick |small )?(?:questions?|problems?|issues?)|(?:can|could|may) (?:i|you|someone) (?:ask (?:you )?(?:something|a question)|help me)|i (?:need|want|would like) (?:some |your )?(?:help|assistance)|quick question|question)\b/giu,
];

/** Whether a customer's words say more than hello, is anybody there, I have a question: what they want, in part at least. */
export function statesMatter(text: string): boolean {
  const rest = openings.reduce((left, opening) => left.replace(opening, ' '), halfWidth(text).toLowerCase());
  return rest.replace(/[^\p{L}\p{N}]|[呀啊吗呢吧的了哦哈么嘛]/gu, '').length > 1;
}
