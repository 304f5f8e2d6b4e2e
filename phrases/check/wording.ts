import type { ConductRule } from '../manual.ts';
import { fill } from '../suggest/fill.ts';
import type { CompiledPattern, CompiledRule } from './compiled.ts';
import type { Draft } from './draft.ts';
import type { Finding } from './finding.ts';
import type { Sentence } from './sentences.ts';

/** So many of one rule are enough to see what is meant. */
const most = 50;

/** What a rule's patterns find, sentence by sentence; of findings that overlap the earlier pattern's stays. */
export function wordingFindings({ rule, patterns }: CompiledRule, draft: Draft): Finding[] {
  const kept: Finding[] = [];
  for (const pattern of patterns.filter((one) => isAround(one, draft))) {
    for (const sentence of draft.sentences) {
      const found = inSentence(rule, pattern, sentence, draft).slice(0, most - kept.length);
      kept.push(
        ...found.filter((one) => !kept.some((other) => other.start < one.end && one.start < other.end)),
      );
    }
  }
  return kept;
}

function isAround({ glance, unlessAnywhere }: CompiledPattern, { lines, text }: Draft): boolean {
  return glance.test(lines) && !unlessAnywhere?.test(text);
}

function inSentence(
  rule: ConductRule,
  { pattern, match, unless }: CompiledPattern,
  sentence: Sentence,
  draft: Draft,
): Finding[] {
  const found = Array.from(sentence.text.matchAll(match));
  if (found.length === 0 || unless?.test(sentence.text)) {
    return [];
  }
  return found.map((one) => {
    const start = sentence.start + one.index;
    const better = betterFor(pattern.better, one, draft);
    return {
      rule: rule.id,
      start,
      end: start + one[0].length,
      message: pattern.message ?? rule.message,
      ...(better !== undefined && { better }),
      severity: rule.severity,
    };
  });
}

/** `$1` takes over what the first group found; a better wording begins a sentence with a capital if the found one did. */
function betterFor(
  better: string | undefined,
  found: RegExpExecArray,
  { context }: Draft,
): string | undefined {
  if (better === undefined) {
    return undefined;
  }
  const taken = better.replace(/\$(\d)/gu, (_, group: string) => found[Number(group)] ?? '');
  const filled = fill(taken, context.agentNo === undefined ? {} : { agentNo: context.agentNo });
  return found.index === 0 ? filled.charAt(0).toUpperCase() + filled.slice(1) : filled;
}
