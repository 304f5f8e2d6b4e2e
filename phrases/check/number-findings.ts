import type { CompiledRule } from './compiled.ts';
import type { Draft } from './draft.ts';
import type { Finding } from './finding.ts';
import { coverOf } from './mask.ts';
import { personalNumbers } from './personal-numbers.ts';

/** [S0 §8.1] Card numbers, identity numbers and passwords are not repeated in full: the masked form is offered. */
export function numberFindings({ rule }: CompiledRule, { typed }: Draft): Finding[] {
  return personalNumbers(typed).map((found) => ({
    rule: rule.id,
    start: found.start,
    end: found.end,
    message: rule.message,
    better: coverOf(typed, found),
    severity: rule.severity,
  }));
}
