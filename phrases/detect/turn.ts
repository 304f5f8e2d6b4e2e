import { detect, type ChatFacts, type Detected } from './detect.ts';
import type { DeskModel } from './desk-model.ts';
import { ownFirst } from './own-first.ts';

/** What a customer has written since the agent's last words, line by line: one text with inner breaks. */
export interface Turn {
  lines: readonly string[];
  /** The agent's words before, whole. */
  prev?: string;
  state?: ChatFacts;
}

/** Of a turn of many lines the first say what it is about and the last what is wanted; those between are read as a whole. */
const first = 2;
const last = 8;
/** A courtesy, or words that say too little, beside which a matter counts. */
const courtesies = /^(greeting|thanks|farewell|customer_apologises)$/;
const vague = /^(ambiguous|unclear|incomplete)$/;
const most = 3;

/**
 * The situations that a turn sets off, at most three: matters, surest first, then courtesies. A line adds to what the lines
 * before it have said, and wipes nothing out. `lineOf` may remember what a line set off; without it each is judged anew.
 */
export function detectTurn(
  { lines, prev, state }: Turn,
  desk?: DeskModel,
  lineOf: (line: string, judge: () => Detected[]) => Detected[] = (_, judge) => judge(),
): Detected[] {
  const given = { ...(prev !== undefined && { prev }), ...(state && { state }) };
  const [only] = lines;
  if (lines.length === 1 && only !== undefined)
    return lineOf(only, () => detect({ text: only, ...given }, desk));
  const whole = detect({ text: joined(lines), ...given }, desk);
  const judged = [...lines.slice(0, first), ...lines.slice(Math.max(first, lines.length - last))];
  const each = judged.flatMap((text) => lineOf(text, () => detect({ text, ...given }, desk)).slice(0, 1));
  return ownFirst(ranked(whole, each), joined(lines), desk);
}

/** The lines of a turn as one text: breaks end a sentence where the customer has not. */
export function joined(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line, at, all) =>
      at === all.length - 1 || /[\p{P}]$/u.test(line) ? line : `${line}${stopOf(line)}`,
    )
    .join('\n');
}

function stopOf(line: string): string {
  return /\p{Script=Han}/u.test(line) ? '。' : '.';
}

/** What the whole and its lines set off, once each; a vague line says nothing where another says what it is about. */
function ranked(whole: readonly Detected[], each: readonly Detected[]): Detected[] {
  const surest = new Map<string, Detected>();
  for (const one of [...each, ...whole]) {
    const before = surest.get(one.id);
    surest.set(
      one.id,
      before && before.score >= one.score
        ? { ...before, words: wordsOf(one, before) }
        : { ...one, words: wordsOf(one, before) },
    );
  }
  const wholeIsVague = vague.test(whole[0]?.id ?? '');
  const all = [...surest.values()];
  const matters = all.filter(({ id }) => !courtesies.test(id) && !vague.test(id));
  const bySurety = (some: Detected[]) => some.sort((a, b) => b.score - a.score);
  const polite = bySurety(all.filter(({ id }) => courtesies.test(id)));
  const unsaid = matters.length === 0 && wholeIsVague ? all.filter(({ id }) => vague.test(id)) : [];
  // A courtesy keeps a place: it waits for an answer too.
  const told = bySurety(matters).slice(0, most - Math.min(1, polite.length));
  // Whoever orders by score leaves the courtesies behind the matters.
  const least = told.at(-1)?.score ?? 1;
  const after = polite.map((one) => ({ ...one, score: Math.min(one.score, least) }));
  return [...told, ...after, ...bySurety(unsaid)].slice(0, most);
}

function wordsOf(one: Detected, before: Detected | undefined): string[] {
  return [...new Set([...(before?.words ?? []), ...one.words])].slice(0, most);
}
