import { check } from '../../../phrases/check/check.ts';
import { detect, type Detected } from '../../../phrases/detect/detect.ts';
import type { Manual } from '../../../phrases/manual.ts';
import { suggest } from '../../../phrases/suggest/suggest.ts';
import type { ReplayExample, ReplayFinding } from '../../../protocol/manual-views.ts';
import { languageOf } from '../../../phrases/language.ts';
import { LOOK_BACK } from '../../domain/chat/talk.ts';
import type { Manuals } from '../desk.ts';
import type { Counted } from './bench.ts';
import { factsAt, stateBefore, type Surroundings, type Talk } from './talk.ts';

/** So many examples are shown of each kind; the rest is counted. */
const EXAMPLES = 20;

/** Two versions of the manual. */
export interface Two {
  before: Manuals;
  after: Manuals;
}

/** Plays a past chat with both: which suggestions to the agent, and which findings in their drafts, would differ. */
export function compareTalk(two: Two, { chatId, lines }: Talk, around: Surroundings): Counted {
  const counted = nothing();
  counted.chats = 1;
  lines.forEach((line, at) => {
    const earlier = lines.slice(Math.max(0, at - LOOK_BACK), at);
    const where = { chatId, seq: line.seq, text: line.text };
    const locale = languageOf(line.text, around.locale);
    if (line.by === 'customer') {
      counted.messages += 1;
      const prev = earlier.findLast(({ by }) => by === 'agent')?.text;
      const found = detect({ text: line.text, ...(prev ? { prev } : {}), state: stateBefore(earlier) });
      const facts = factsAt(earlier, line, around, locale);
      const [before, after] = both(two, (manuals) => offered(manuals[locale], found, facts));
      if (differ(before, after))
        changed(counted, { ...where, situation: found[0]?.id ?? null, before, after });
    } else {
      counted.agentMessages += 1;
      const said = earlier.flatMap(({ by, text }) => (by === 'agent' ? [text] : []));
      const [before, after] = both(two, (manuals) => judged(manuals[locale], line.text, said));
      if (differ(before, after)) judgedDifferently(counted, { ...where, before, after });
    }
  });
  return counted;
}

/** Two counts as one. */
export function together(one: Counted, other: Counted): Counted {
  const situations = new Map(one.situations.map(({ id, changed: times }) => [id, times]));
  for (const { id, changed: times } of other.situations)
    situations.set(id, (situations.get(id) ?? 0) + times);
  return {
    chats: one.chats + other.chats,
    messages: one.messages + other.messages,
    changed: one.changed + other.changed,
    situations: [...situations]
      .map(([id, times]) => ({ id, changed: times }))
      .sort((a, b) => b.changed - a.changed),
    examples: [...one.examples, ...other.examples].slice(0, EXAMPLES),
    agentMessages: one.agentMessages + other.agentMessages,
    judgedDifferently: one.judgedDifferently + other.judgedDifferently,
    findings: [...one.findings, ...other.findings].slice(0, EXAMPLES),
  };
}

/** The count of no chats. */
export function nothing(): Counted {
  return {
    chats: 0,
    messages: 0,
    changed: 0,
    situations: [],
    examples: [],
    agentMessages: 0,
    judgedDifferently: 0,
    findings: [],
  };
}

function both<T>({ before, after }: Two, look: (manuals: Manuals) => T): [T, T] {
  return [look(before), look(after)];
}

function offered(manual: Manual, situations: Detected[], facts: Parameters<typeof suggest>[1]['facts']) {
  return suggest(manual, { situations, facts }).phrases.map(({ id, text }) => ({ id, text }));
}

function judged(manual: Manual, text: string, said: string[]): string[] {
  return [...new Set(check(text, { said }, manual).map(({ rule, severity }) => `${rule} (${severity})`))];
}

function differ(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}

function changed(counted: Counted, example: ReplayExample): void {
  counted.changed += 1;
  const id = example.situation ?? '';
  const known = counted.situations.find((one) => one.id === id);
  if (known) known.changed += 1;
  else counted.situations.push({ id, changed: 1 });
  if (counted.examples.length < EXAMPLES) counted.examples.push(example);
}

function judgedDifferently(counted: Counted, finding: ReplayFinding): void {
  counted.judgedDifferently += 1;
  if (counted.findings.length < EXAMPLES) counted.findings.push(finding);
}
