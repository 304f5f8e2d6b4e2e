import type { ConductRule } from '../manual.ts';
import { fill } from '../suggest/fill.ts';
import type { CompiledPattern, CompiledRule } from './compiled.ts';
import type { Draft, Sentence } from './draft.ts';
import type { Finding } from './finding.ts';

/** Findings per rule at most. */
const most = 50;

/**
 * The findings of a rule's patterns, by sentence; of overlapping ones the earlier pattern's is kept. `spotted` has the
 * sentences with a pattern's literals, by the pattern's number.
 */
export function wordingFindings(
  { rule, patterns }: CompiledRule,
  draft: Draft,
  spotted: ReadonlyMap<number, readonly number[]>,
): Finding[] {
  const kept: Finding[] = [];
  for (const pattern of patterns) {
    for (const sentence of sentencesWith(pattern, draft, spotted)) {
      const found = inSentence(rule, pattern, sentence, draft).slice(0, most - kept.length);
      kept.push(
        ...found.filter((one) => !kept.some((other) => other.start < one.end && one.start < other.end)),
      );
    }
  }
  return kept;
}

/** The sentences in which the lower-cased literals of a pattern occur. */
function sentencesWith(
  { glance, number, unlessAnywhere }: CompiledPattern,
  { sentences, small, text }: Draft,
  spotted: ReadonlyMap<number, readonly number[]>,
): Sentence[] {
  const isIn = (_: unknown, at: number): boolean => glance.test(small[at] ?? '');
  const found =
    number === undefined
      ? sentences.filter(isIn)
      : (spotted.get(number) ?? []).filter((at) => isIn(at, at)).flatMap((at) => sentences[at] ?? []);
  return found.length === 0 || unlessAnywhere?.test(text) ? [] : found;
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

/** `$1` is replaced by the first group; the replacement begins with a capital if the found text did. */
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
