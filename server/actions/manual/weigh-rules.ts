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
/** A pattern is measured so often, and its fastest time counts: the first run compiles it, another may be interrupted. */
const TIMES = 3;
/** Below this many milliseconds one time is enough. */
const NOTHING_MS = 0.02;

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
    if (sum > RULES_MOST_MS) break;
  }
  const whole = worst
    .sort((one, other) => other.ms - one.ms)
    .slice(0, WHOLE_WITH)
    .map(({ text }) => timeOf(() => check(text, {}, manual)));
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
  let worst = { text: '', ms: 0 };
  for (const text of waysIn(pattern) < FEW_WAYS ? texts.slice(-2) : texts) {
    const ms = timeOf(() => Array.from(text.matchAll(search)));
    if (ms >= worst.ms) worst = { text, ms };
    if (worst.ms > RULES_MOST_MS) break;
  }
  return worst;
}

function timeOf(work: () => unknown): number {
  let fastest = timeOnce(work);
  for (let at = 1; at < TIMES && fastest > NOTHING_MS; at++) fastest = Math.min(fastest, timeOnce(work));
  return fastest;
}

/**
 * Milliseconds of processor time, or of the clock if that is less: the clock goes on while the machine does something
 * else, and the processor time of a process includes its other threads.
 */
function timeOnce(work: () => unknown): number {
  const began = performance.now();
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.min(performance.now() - began, (user + system) / 1000);
}
