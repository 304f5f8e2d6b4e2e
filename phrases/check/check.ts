import { severities, type CheckName } from '../manual.ts';
import { comfortFindings } from './comfort.ts';
import { compiled, type CompiledRule } from './compiled.ts';
import { courtesyFindings, goodbyeFindings } from './courtesies.ts';
import { draftOf, type Draft } from './draft.ts';
import type { CheckContext, Finding, Rulebook } from './finding.ts';
import { nameFindings } from './own-name.ts';
import { standardSpans } from './standard-spans.ts';
import { wordingFindings } from './wording.ts';
import { coverOf } from './mask.ts';
import { personalNumbers } from './personal-numbers.ts';

const most = 50;

/** Findings that are compared with each other: of a text that sets off everything, not all are needed to fill the list. */
const mostCompared = 500;

/**
 * What the rules of conduct find in a draft, in the order of the text; at most 50. The manual's own wording is exempt,
 * and of two nested findings only the outer one is reported. Fast enough for every keystroke.
 */
export function check(draft: string, context: CheckContext, rules: Rulebook): Finding[] {
  if (draft.trim() === '') {
    return [];
  }
  const read = draftOf(draft, context);
  const book = compiled(rules);
  const spotted = book.spotter.linesWith(read.small);
  const worded = book.rules.flatMap((rule) => wordingFindings(rule, read, spotted)).slice(0, mostCompared);
  const standard = worded.length === 0 ? [] : standardSpans(read.text.toLowerCase(), book.standard);
  const wording = worded.filter(
    ({ start, end }) => !standard.some((span) => span.start <= start && end <= span.end),
  );
  const checked = book.rules.flatMap((rule) => checkFindings(rule, read, rules));
  const findings = [...checked, ...wording.filter((one) => !checked.some((other) => same(one, other)))];
  return findings
    .filter((one) => !findings.some((other) => within(one, other)))
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .slice(0, most);
}

type Finder = (rule: CompiledRule, draft: Draft, rules: Rulebook) => Finding[];

const finders: Readonly<Record<CheckName, Finder>> = {
  goodbye_last: goodbyeFindings,
  own_name: nameFindings,
  personal_numbers: numberFindings,
  repeated_comfort: comfortFindings,
  unanswered_courtesy: courtesyFindings,
};

function checkFindings(rule: CompiledRule, draft: Draft, rules: Rulebook): Finding[] {
  return rule.rule.check === undefined ? [] : finders[rule.rule.check](rule, draft, rules);
}

function same(one: Finding, other: Finding): boolean {
  return one.rule === other.rule && one.start === other.start && one.end === other.end;
}

/**
 * Whether the inner finding is covered by the outer one. Not for something to add, nor if the inner one is more severe.
 */
function within(inner: Finding, outer: Finding): boolean {
  if (severities.indexOf(inner.severity) > severities.indexOf(outer.severity)) {
    return false;
  }
  const smaller = inner.end - inner.start < outer.end - outer.start;
  return inner.start < inner.end && smaller && outer.start <= inner.start && inner.end <= outer.end;
}

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
