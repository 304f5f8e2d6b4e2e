import { fill } from '../suggest/fill.ts';
import type { CompiledRule } from './compiled.ts';
import type { Draft } from './draft.ts';
import type { Finding } from './finding.ts';

/** [S3] Agents give their number: finds the agent's own names as separate words. */
export function nameFindings({ rule }: CompiledRule, { text, context }: Draft): Finding[] {
  const number = context.agentNo;
  const better = fill(rule.better ?? '', number === undefined ? {} : { agentNo: number });
  return (context.names ?? [])
    .filter((name) => name.length > 1 && !/^\d+$/u.test(name))
    .flatMap((name) =>
      placesOf(text.toLowerCase(), name.toLowerCase()).map((start) => ({ start, end: start + name.length })),
    )
    .map(({ start, end }) => ({
      rule: rule.id,
      start,
      end,
      message: rule.message,
      ...(better !== '' && { better }),
      severity: rule.severity,
    }));
}

function placesOf(text: string, name: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const glued =
      latin(name.charAt(0)) && (latin(text.charAt(at - 1)) || latin(text.charAt(at + name.length)));
    if (!glued) {
      places.push(at);
    }
  }
  return places;
}

function latin(letter: string): boolean {
  return /[\p{Script=Latin}\d]/u.test(letter);
}
