import { halfWidth } from '../text.ts';
import { ownIdIn } from '../own-phrase.ts';
import { asksToWait } from './requests.ts';
import type { ClosingEntry } from './closing.ts';
import { onceALine, settles } from './settling.ts';

const asks =
  /\?|[吗呢么](?:[。!~\s]|$)|怎么|怎样|如何|什么|哪(?:里|儿|个|些|天)|几(?:点|天|个)|多少|多久|多长|为什么|为何|能不能|可不可以|是不是|有没有|^(?:and |so |but )?(?:where|how|what|when|why|which|who|can|could|would|will|is|are|do|does|did|may)\b/iu;
const demands =
  /(?:找|叫|要|让|换|转).{0,6}(?:主管|经理|领导|负责人|上级|老板|人工|客服)|(?:speak|talk) (?:to|with) (?:a |an |your |the |some)?(?:manager|supervisor|human|person|lead|someone|somebody|agent)|\bget me (?:a |your |the )?(?:manager|supervisor)/iu;
const hello =
  /^(?:你好|您好|哈喽|嗨|亲|hi|hello|hey)?[,、!.。\s]*(?:有人|客服|人工)?(?:在吗|在么|在不在|在不|吗|are you there|anyone there|anybody there)?[?!。~.\s]*$/iu;
const courteous =
  /^(?:您好|你好|(?:请?不必?客气|不用谢|不客气)|好的?|嗯+|hi|hello|hey|you’re welcome|ok(?:ay)?|sure)[,、。!.~\s]*$|再见|拜拜|还有(?:什么|其它|其他|别的)|\b(?:good-?bye|bye|anything else|something else)\b/iu;

/** Situations whose phrases answer no question. */
const ANSWERING_NOTHING = [
  ...['greeting', 'anything_else', 'farewell', 'confirm_understood', 'thanks', 'hold_on', 'customer_silent'],
];

/**
 * Whether the customer has asked or demanded something that no agent has answered: since then they have heard nothing,
 * or only courtesies, closing steps and "one moment", and have not said themselves that it is settled.
 */
export function hasOpenQuestion(entries: readonly ClosingEntry[]): boolean {
  // From the newest line backwards, for the last one decides most often.
  const decisive = entries.findLast((entry) =>
    entry.by === 'agent' ? answers(entry) : settles(entry) || isQuestion(entry),
  );
  return decisive?.by === 'customer' && !settles(decisive);
}

const isQuestion = onceALine((entry: ClosingEntry): boolean => {
  const { text, situations } = entry;
  const words = halfWidth(text).trim();
  if (hello.test(words) || settles(entry)) return false;
  return asks.test(words) || demands.test(words) || situations?.includes('escalation') === true;
});

const answers = onceALine(({ by, text, phraseId }: ClosingEntry): boolean => {
  if (by !== 'agent') return false;
  if (typeof phraseId === 'string' && ownIdIn(phraseId) === null)
    return !ANSWERING_NOTHING.some((id) => phraseId.startsWith(`${id}.`));
  return !courteous.test(halfWidth(text).trim()) && !asksToWait(text, undefined);
});
