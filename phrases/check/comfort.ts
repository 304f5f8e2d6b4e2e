import { bare, halfWidth } from '../text.ts';
import { blanksOf } from '../suggest/fill.ts';
import type { CompiledRule } from './compiled.ts';
import { type Draft, sentencesOf } from './draft.ts';
import type { Finding, Rulebook } from './finding.ts';

/** A bare "sorry" may be said twice; a sentence of comfort from this length on may not. */
const shortest = 7;
const remembered = 200;
const sameEnough = 0.9;

/** [S3] The same comforting sentence is not said twice in a chat; small changes do not make it another one. */
export function comfortFindings(
  { rule, words }: CompiledRule,
  draft: Draft,
  { situations }: Rulebook,
): Finding[] {
  const said = (draft.context.said ?? []).slice(-remembered);
  if (said.length === 0) {
    return [];
  }
  const isComfort = (text: string): boolean => words?.test(text) ?? false;
  const comforts = draft.sentences.filter(({ text }) => isComfort(text) && bare(text).length >= shortest);
  if (comforts.length === 0) {
    return [];
  }
  const before = said.flatMap((message) => sentencesOf(halfWidth(message)).map(({ text }) => bare(text)));
  return comforts
    .filter(({ text }) => before.some((other) => alike(bare(text), other)))
    .map(({ text, start }) => {
      const better = otherwise(text, said, situations);
      return {
        rule: rule.id,
        start,
        end: start + text.length,
        message: rule.message,
        ...(better !== undefined && { better }),
        severity: rule.severity,
      };
    });
}

/** Another phrase of the situation that the sentence is from, complete and not yet said. */
function otherwise(
  text: string,
  said: readonly string[],
  situations: Rulebook['situations'],
): string | undefined {
  const words = bare(text);
  const heard = said.map(bare).join('\n');
  const situation = situations.find(({ phrases }) =>
    phrases.some((one) => bare(halfWidth(one.text)).includes(words)),
  );
  const free = situation?.phrases.find(({ text: other, when }) => {
    const known = bare(other);
    return (
      when.length === 0 && blanksOf(other).length === 0 && !known.includes(words) && !heard.includes(known)
    );
  });
  return free?.text;
}

function alike(one: string, other: string): boolean {
  if (one === other) {
    return true;
  }
  if (Math.abs(one.length - other.length) > one.length * 0.2) {
    return false;
  }
  const pairs = pairsOf(one);
  const others = pairsOf(other);
  const shared = [...pairs].filter((pair) => others.has(pair)).length;
  return (2 * shared) / (pairs.size + others.size) >= sameEnough;
}

function pairsOf(text: string): Set<string> {
  return new Set(Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2)));
}
