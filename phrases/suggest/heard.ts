import { halfWidth } from '../half-width.ts';
import type { SuggestFacts } from './facts.ts';
import { statesMatter } from './matter.ts';

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
 * What the customer's own words say beyond the situations that they set off; `lines` oldest first, the last of them is
 * the one that is answered now. Without an answer that is due, only what was said before counts.
 */
export function heardIn(
  lines: readonly { readonly text: string }[],
  isDue: boolean,
): Pick<SuggestFacts, 'matterStated' | 'asksForPerson' | 'notUnderstood'> {
  const last = isDue ? (lines.at(-1)?.text ?? '') : '';
  return {
    matterStated: lines.some(({ text }) => statesMatter(text)),
    asksForPerson: asksForPerson(last),
    notUnderstood: saysNotUnderstood(last),
  };
}
