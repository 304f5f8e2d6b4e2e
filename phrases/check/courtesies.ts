import type { CompiledRule } from './compiled.ts';
import type { Draft } from './draft.ts';
import type { Finding } from './finding.ts';

/** [S3 三要] A chat ends with a goodbye: one is added where the last message has none. */
export function goodbyeFindings({ rule, words }: CompiledRule, { typed, text, context }: Draft): Finding[] {
  if (context.closing !== true || (words?.test(text) ?? true)) {
    return [];
  }
  return [addition(rule, typed.trimEnd().length, rule.better)];
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
