import { weight } from '../text.ts';
import type { CompiledRule } from './compiled.ts';
import type { Draft } from './draft.ts';
import type { Finding } from './finding.ts';

/** What is not the end: a question, or words that keep the customer here. */
const goesOn =
  /\?|请问|稍等|稍候|还没|还有|先别|等一下|\b(?:wait|hold|moment|before you|not yet|one more)\b/iu;
/** Longer answers than this (30 Chinese characters, 60 letters) to a goodbye still have something to settle. */
const shortAnswer = 60;

/** [S3 三要] A chat ends with a goodbye: one is added where the last message has none. */
export function goodbyeFindings({ rule, words }: CompiledRule, draft: Draft): Finding[] {
  if (!isLast(draft) || (words?.test(draft.text) ?? true)) {
    return [];
  }
  return [addition(rule, draft.typed.trimEnd().length, rule.better)];
}

/** Said to be the last one, or a short answer to the customer's own goodbye that asks for nothing more. */
function isLast({ text, context }: Draft): boolean {
  const isAnswer = context.unanswered?.includes('goodbye') ?? false;
  return context.closing === true || (isAnswer && weight(text) <= shortAnswer && !goesOn.test(text));
}

/** [S1(15)] [S3] Thanks and goodbye are answered: the draft does not, so the answer is put before it. */
export function courtesyFindings({ rule, words }: CompiledRule, { text, context }: Draft): Finding[] {
  const owed = context.unanswered ?? [];
  if (owed.length === 0 || (words?.test(text) ?? true)) {
    return [];
  }
  return [addition(rule, 0, owed.includes('thanks') ? rule.better : undefined)];
}

function addition(rule: CompiledRule['rule'], at: number, better: string | undefined): Finding {
  return {
    rule: rule.id,
    start: at,
    end: at,
    message: rule.message,
    ...(better !== undefined && { better }),
    severity: rule.severity,
  };
}
