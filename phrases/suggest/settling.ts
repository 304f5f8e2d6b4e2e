import { halfWidth } from '../text.ts';

const understood =
  /^(?:好的?|嗯+|哦+|噢|行|原来如此)?[,、。\s]*(?:我)?(?:都|全)?(?:明白|懂|清楚|知道|了解|理解|会)了?[^不吗?]{0,4}$|^(?:哦+|噢|嗯+)?原来(?:如此|是这样)|\b(?:got it|i see|understood|i understand|that makes sense|makes sense|all clear|clear now)\b/iu;

const solved =
  /(?<![不没未还])(?:好了|好啦|可以了|行了|成了|搞定|弄好|解决了?|成功了|连上了|收到了|能用了|正常了|没事了?|没问题了?)(?!没|吗|么)|(?<!\bnot |n’t )\b(?:it|that|this|everything)?(?:’s| is| has been)? ?(?:works?|worked|working|solved|sorted|fixed|resolved)(?: now)?\b|\b(?:all good|all set|never mind)\b/iu;

const nothingMore =
  /^(?:暂时|目前|现在|好的?|嗯+)?[,、\s]*(?:没有了?|没了|没有?别的|没有?其[他它]的?|不用了|不需要了?|就这些|就这样|就这个)(?:[,、。!~\s]|$)|^(?:no|nope)(?:[,.!\s]|$)|\b(?:nothing else|that(?:’s| is| will be|’ll be) (?:all|it|everything)|no more questions)\b/iu;

const but =
  /但|不过|可是|然而|还是(?:不|没)|仍然?(?:不|没)|\b(?:but|however|still (?:not|no|doesn’t|isn’t|can’t|won’t)|yet)\b/iu;

const question = /\?\s*$|[吗呢么]\s*$/u;

/** Whether a customer's words say that an explanation was understood or that the matter is settled. S1(18) */
export const settles = onceALine(({ text }: { readonly text: string }): boolean => {
  const words = halfWidth(text).trim();
  if (question.test(words) || but.test(words)) return false;
  return understood.test(words) || solved.test(words) || nothingMore.test(words);
});

/** Whether a customer says that they need nothing more. S1(19) */
export function needsNothingMore(text: string): boolean {
  const words = halfWidth(text).trim();
  return !question.test(words) && !but.test(words) && nothingMore.test(words);
}

/**
 * The same answer without the work of finding it again: the lines of a talk are asked about after every message that
 * follows, and a line never changes.
 */
export function onceALine<Line extends object, Answer>(ask: (line: Line) => Answer): (line: Line) => Answer {
  const known = new WeakMap<Line, { answer: Answer }>();
  return (line) => {
    const found = known.get(line);
    if (found) return found.answer;
    const answer = ask(line);
    known.set(line, { answer });
    return answer;
  };
}
