import { check } from '../../../phrases/check/check.ts';
import { worstTexts } from '../../../phrases/check/worst-texts.ts';
import type { ConductRule, Manual } from '../../../phrases/manual.ts';
import { waysIn } from '../../../phrases/pattern-safety.ts';
import { TEXT_MAX } from '../../../protocol/limits.ts';

/** Milliseconds that all rules of one language may take for the worst message; the shipped ones take about ten. */
export const RULES_MOST_MS = 100;

/** A pattern that can be tried in so few ways is measured with fewer texts. */
const FEW_WAYS = 20;
/** So many of the costliest patterns' texts are given to the whole rulebook. */
const WHOLE_WITH = 8;
/** So many of the texts that took longest are measured again: the first run compiles, and any may be interrupted. */
const AGAIN = 3;

/** What the rules of conduct cost: together, and the rule that costs most of it. */
export interface RulesCost {
  ms: number;
  rule: string;
  ruleMs: number;
}

interface Worst {
  rule: string;
  text: string;
  ms: number;
}

/**
 * Measures the worst case of checking a message of the maximum length, in milliseconds: the sum over all patterns, each
 * with its own worst texts, since one text may contain something for all of them; and the whole rulebook with the worst
 * of these texts. Stops above the limit.
 */
export function weighRules(manual: Manual): RulesCost {
  const worst: Worst[] = [];
  let sum = 0;
  for (const { rule, pattern } of manual.rules.flatMap(patternsOf)) {
    const one = worstOf(pattern);
    worst.push({ rule, ...one });
    sum += one.ms;
    if (sum > RULES_MOST_MS) return { ms: sum, ...costliest(worst) };
  }
  const whole = worst
    .sort((one, other) => other.ms - one.ms)
    .slice(0, WHOLE_WITH)
    .map(({ text }) => Math.min(...[1, 2].map(() => timeOf(() => check(text, {}, manual)))));
  return { ms: Math.max(sum, ...whole), ...costliest(worst) };
}

function costliest(worst: readonly Worst[]): Pick<RulesCost, 'rule' | 'ruleMs'> {
  const byRule = new Map<string, number>();
  for (const { rule, ms } of worst) byRule.set(rule, (byRule.get(rule) ?? 0) + ms);
  const [rule = '', ruleMs = 0] = [...byRule].sort(([, one], [, other]) => other - one)[0] ?? [];
  return { rule, ruleMs };
}

function patternsOf({ id, words, patterns }: ConductRule): { rule: string; pattern: string }[] {
  return [words, ...patterns.flatMap(({ match, unless, unlessAnywhere }) => [match, unless, unlessAnywhere])]
    .filter((pattern) => pattern !== undefined)
    .map((pattern) => ({ rule: id, pattern }));
}

function worstOf(pattern: string): { text: string; ms: number } {
  const search = new RegExp(pattern, 'giu');
  const texts = worstTexts(pattern, TEXT_MAX);
  const measure = (text: string) => timeOf(() => Array.from(text.matchAll(search)));
  const slowest: { text: string; ms: number }[] = [];
  for (const text of waysIn(pattern) < FEW_WAYS ? texts.slice(-2) : texts) {
    slowest.push({ text, ms: measure(text) });
    slowest.sort((one, other) => other.ms - one.ms).splice(AGAIN);
    if ((slowest[0]?.ms ?? 0) > RULES_MOST_MS) break;
  }
  return slowest
    .map(({ text, ms }) => ({ text, ms: Math.min(ms, measure(text), measure(text)) }))
    .reduce((one, other) => (other.ms > one.ms ? other : one), { text: '', ms: 0 });
}

/**
 * Milliseconds of processor time, or of the clock if that is less: the clock goes on while the machine does something
 * else, and the processor time of a process includes its other threads.
 */
function timeOf(work: () => unknown): number {
  const began = performance.now();
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.min(performance.now() - began, (user + system) / 1000);
}
