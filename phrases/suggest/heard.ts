import { halfWidth } from '../text.ts';
import type { SuggestFacts } from './facts.ts';

const person =
  /(?<!扫地|拖地|擦窗|割草|泳池|玩具)机器人(?:客服|回复)?(?:吗|吧|么|嘛|啊|在|[,。.!?\s]|$)|智能(?:客服|回复)|自动回复|真人|(?<![\p{L}])ai(?![\p{L}])|(?:转|找|要|接|换|是|有).{0,4}人工(?!费|成本|降噪|草|湖|授粉|智能)|^人工(?:客服|服务)?[吗么?!。\s]*$|\b(?:ro)?bot\b|chatgpt|\b(?:real|actual|live|human) (?:person|human|agent|being)\b|\b(?:a|any) human\b|^human\b|\bautomat(?:ed|ic) (?:reply|replies|response|answer)s?\b|\b(?:machine|computer)\?/iu;

const understoodNothing =
  /没(?:太|怎么|有|完全)?(?:听懂|看懂|听明白|看明白|明白|弄懂|搞懂|理解|搞明白)|(?:听|看|搞|弄)不(?:太|大)?(?:懂|明白)|不(?:太|大|是很|是太)?(?:懂|明白|理解)(?:你|您|这|那|是|什么|怎么|意思|[,。.!?\s]|$)|(?<!我)再(?:讲|说|解释|说明)(?:一遍|一下|一次|清楚|详细)|\bi(?: still)? (?:don’t|do not|didn’t|did not|can’t|cannot) (?:really |quite |fully )?(?:understand|follow)(?: (?:what|you|that|this|it)\b|\s*[,.!?]|$)|\bi (?:don’t|didn’t) (?:really |quite )?get (?:it|that|what you)\b|\bi(?:’m| am) (?:a bit |still |so |really )?(?:confused|not following|not sure i (?:understand|follow))\b|\bwhat (?:do|did) you mean\b|\b(?:explain|say) (?:that|it|this) (?:again|once more)\b/iu;

/** Whether a customer asks for a human being, or whether they are talking to one. */
export function asksForPerson(text: string): boolean {
  return person.test(halfWidth(text).trim());
}

/** Whether a customer says that they did not understand what the agent told them. S1(18) */
export function saysNotUnderstood(text: string): boolean {
  return understoodNothing.test(halfWidth(text).trim());
}

/**
 * What the customer's own words say beyond the situations that they set off; `lines` oldest first, the last `due` of them
 * are answered now. Without an answer that is due, only what was said before counts.
 */
export function heardIn(
  lines: readonly { readonly text: string }[],
  due: number,
): Pick<SuggestFacts, 'matterStated' | 'asksForPerson' | 'notUnderstood'> {
  const answered = due === 0 ? [] : lines.slice(-due);
  return {
    matterStated: lines.some(({ text }) => statesMatter(text)),
    asksForPerson: answered.some(({ text }) => asksForPerson(text)),
    notUnderstood: answered.some(({ text }) => saysNotUnderstood(text)),
  };
}

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
