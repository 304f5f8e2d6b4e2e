import type { Temporal } from 'temporal-polyfill';
import { halfWidth } from '../text.ts';
import type { Phrase } from '../manual.ts';
import { asksToWait } from './requests.ts';
import { durationIn } from './duration.ts';
import { momentIn } from './moment.ts';

/**
 * How long a promise to the customer runs: a stated time in milliseconds, the desk's usual moment of holding on, or, for
 * an answer that is promised without a time, the desk's usual hours.
 */
export type Promised = { ms: number } | 'moment' | 'hours';

/** The situations whose phrases promise that the desk will be back, and for when if their words do not say. [P7] */
const promising = new Map<string, 'moment' | 'hours'>([
  ['hold_on', 'moment'],
  ['consult_colleague', 'moment'],
  ['cannot_answer_now', 'hours'],
  ['complaint_later', 'hours'],
]);

const answerZh =
  /(?:给|为|向)您?[^。！？!?]{0,12}(?:回复|答复|回音|消息|结果|回电|解答)|(?:给|向)您?[^。！？!?]{0,12}反馈|(?:回复|答复|联系|通知|告知|反馈给?)您|与您联系|和您联系|跟您联系|(?:再|就|会)(?:回复|答复|来找您)/u;
const whenZh =
  /尽快|稍后|稍候|马上|立刻|立即|第一时间|(?:查询|查|核实|确认|了解|问|处理)(?:清楚|好|完|到)?(?:之?后|了)|[后内前](?=[^。！？!?]{0,20}(?:回复|答复|联系|反馈|通知|告知|给您))/u;
/** What others than the desk will do is no promise that its agent has to keep. */
const othersZh =
  /(?:快递|物流|配送|骑手|司机|师傅|仓库|银行|商家|系统|短信)[^,，。]{0,8}(?:会|将)[^,，。]{0,12}(?:回复|答复|联系|通知|告知|给)您|请您?(?:尽快|及时|稍后)?(?:回复|联系|与我们)/u;
const doneZh =
  /(?:已经?|刚才|刚刚|之前)[^,，。会]{0,10}(?:回复|答复|联系|通知|告知|反馈)|(?:回复|答复|联系|通知|告知|反馈)[^,，。]{0,4}过了?/u;

const answerEn =
  /\b(?:i|we)(?:'ll|’ll| will| can| shall|'m going to| am going to| are going to)\b[^.!?]{0,80}\b(?:(?:get|come|be) (?:right )?back(?: to you)?|(?:get|be|keep) in touch|(?:contact|call|email|write to|reply to|answer|update) you|let you know|reply|give you (?:an?|the|my|our) (?:[a-z]+ ){0,2}(?:answer|result|reply|update))/iu;
const answerEnPassive =
  /\bspecialist will (?:answer|contact|call) you\b|\byou will (?:hear|have (?:an|our) answer) from us\b/iu;

const soon =
  /马上|立刻|立即|稍等|\b(?:in a (?:moment|minute|second)|right (?:away|back)|be right with you)\b/iu;

/**
 * What an agent's line promises: by the phrase that it came from, however it was edited, or by its own words. Null if it
 * promises nothing. `now`, in the desk's time zone: times of the day ("by 5 pm tomorrow") are read as well.
 */
export function promiseIn(
  text: string,
  phrase: Pick<Phrase, 'situation' | 'when'> | undefined,
  now?: Temporal.ZonedDateTime,
): Promised | null {
  const words = halfWidth(text).trim();
  const usual = phrase === undefined ? undefined : promising.get(phrase.situation);
  if (usual !== undefined && phrase?.when.includes('returning') === true) return null;
  if (usual !== undefined) return stated(words, now) ?? usual;
  if (promisesAnswer(words)) return stated(words, now) ?? (soon.test(words) ? 'moment' : 'hours');
  return asksToWait(text, undefined) && phrase === undefined ? (stated(words, now) ?? 'moment') : null;
}

function stated(words: string, now: Temporal.ZonedDateTime | undefined): Promised | null {
  // First: the day in 12月2日 is no length of two days.
  const moment = now === undefined ? null : momentIn(words, now);
  if (moment !== null && now !== undefined) return { ms: moment.epochMilliseconds - now.epochMilliseconds };
  const ms = durationIn(words);
  return ms === null ? null : { ms };
}

function promisesAnswer(words: string): boolean {
  return words.split(/[。！？!?.\n](?=\s|$|\P{ASCII})/u).some((sentence) => {
    if (answerEn.test(sentence) || answerEnPassive.test(sentence)) return true;
    if (!answerZh.test(sentence) || othersZh.test(sentence) || doneZh.test(sentence)) return false;
    return whenZh.test(sentence) || durationIn(sentence) !== null;
  });
}

const courtesy =
  /^(?:好的?|嗯|收到|明白|不客气|不用谢|没关系|应该的|谢谢(?:您|你)?(?:的?(?:理解|配合|合作|支持|谅解))?|感谢您的(?:理解|配合|合作|支持|谅解)|祝您(?:生活)?(?:愉快|顺利)|再见|拜拜|晚安|您?太客气了|能为您服务我感到很荣幸|请不必客气|您也是|[,。!~、;\s])+$/u;
const courtesyEn =
  /^(?:you(?:'re|’re| are) (?:very )?welcome|my pleasure|no problem|not at all|thank you(?: very much)?(?: for your (?:patience|understanding|cooperation|support)(?: and (?:patience|understanding|cooperation|support))?)?|thanks|ok(?:ay)?|sure|(?:good)?bye|have a (?:nice|good|lovely|great) day|take care|and|[,.!~;\s])+$/iu;

/** More than this is more than courtesy. */
const LONGEST_COURTESY = 120;

/** Whether an agent's line is courtesy and nothing else: it answers nothing that was promised. */
export function isOnlyCourtesy(text: string): boolean {
  const words = halfWidth(text).trim();
  if (words.length > LONGEST_COURTESY) return false;
  return courtesy.test(words) || courtesyEn.test(words);
}

const interim =
  /(?:还|仍|正)在?[^。！？!?]{0,10}(?:处理|查|核实|跟进|确认|沟通|催|协调|等)|我(?:来|会|继续|这边)[^。！？!?]{0,6}(?:跟进|处理|负责)|继续[^。！？!?]{0,6}跟进|\b(?:still|are|am|is|we're|i'm|i’m|we’re) (?:working|looking|checking|waiting|following)\b|\bi(?:'ll|’ll| will) (?:follow|take care)\b/iu;
const hello =
  /^(?:(?:您|你)好|(?:早上|上午|中午|下午|晚上)好|h(?:i|ello)|good (?:morning|afternoon|evening))[^。.!?？]{0,12}[。.!！]?$/iu;
const asking =
  /^(?:好的?|您好|嗯)?[,，。\s]{0,2}(?:请问|麻烦您?|请您?(?:提供|发|说|告诉)|能否|方便|您的?[^。!?]{0,12}(?:是多少|是什么|吗))[^。!]*[?？]?$|^(?:ok(?:ay)?|sure|hello|hi)?[,.!\s]{0,2}(?:could|can|would|may|what|which|when|where|do|did|is|are) [^.!]*\?$/iu;

/** Whether an agent's line leaves open what was promised: courtesy, that they are at it, or only a question. [P7] */
export function leavesOpen(text: string): boolean {
  const words = halfWidth(text).trim();
  return isOnlyCourtesy(text) || hello.test(words) || interim.test(words) || asking.test(words);
}
