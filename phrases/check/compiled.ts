import { halfWidth } from '../text.ts';
import type { ConductRule, WordingPattern } from '../manual.ts';
import { partedAtSeams } from '../typeset.ts';
import type { Rulebook } from './finding.ts';
import { spotterFor, type Spotter } from './spotter.ts';

/** A rulebook that is ready for searching. */
export interface CompiledRules {
  readonly rules: readonly CompiledRule[];
  /** The standard phrases as their literal pieces between blanks, in half width and small letters. */
  readonly standard: readonly (readonly string[])[];
  /** Finds the patterns' literals, each with its pattern's number. */
  readonly spotter: Spotter;
}

export interface CompiledRule {
  readonly rule: ConductRule;
  readonly words: RegExp | undefined;
  readonly patterns: readonly CompiledPattern[];
}

export interface CompiledPattern {
  readonly pattern: WordingPattern;
  readonly match: RegExp;
  /** The same, for small letters: many times as fast. */
  readonly glance: RegExp;
  /** Numbered through the rulebook; undefined if the pattern has no literals. */
  readonly number: number | undefined;
  readonly unless: RegExp | undefined;
  readonly unlessAnywhere: RegExp | undefined;
}

const known = new WeakMap<Rulebook, CompiledRules>();

/** The rulebook's patterns as regular expressions; the work is done once for each rulebook. */
export function compiled(rulebook: Rulebook): CompiledRules {
  const before = known.get(rulebook);
  if (before) {
    return before;
  }
  const literals: [number, string][] = [];
  let count = 0;
  const numbered = (pattern: WordingPattern): number | undefined => {
    if (!pattern.literals) return undefined;
    count += 1;
    for (const text of pattern.literals) literals.push([count, text]);
    return count;
  };
  const now = {
    rules: rulebook.rules.map((rule) => compile(rule, numbered)),
    spotter: spotterFor(literals),
    standard: rulebook.situations.flatMap(({ phrases }) => phrases.map(({ text }) => piecesOf(text))),
  };
  known.set(rulebook, now);
  return now;
}

function compile(rule: ConductRule, numbered: (pattern: WordingPattern) => number | undefined): CompiledRule {
  return {
    rule,
    words: optional(rule.words),
    patterns: rule.patterns.map((pattern) => ({
      pattern,
      match: new RegExp(apostrophes(pattern.match), 'giu'),
      glance: glanceOf(pattern.match),
      number: numbered(pattern),
      unless: optional(pattern.unless),
      unlessAnywhere: optional(pattern.unlessAnywhere),
    })),
  };
}

function optional(source: string | undefined): RegExp | undefined {
  return source === undefined ? undefined : new RegExp(apostrophes(source), 'iu');
}

/** Drafts are searched with one kind of apostrophe, so patterns have to use it too. */
function apostrophes(source: string): string {
  return source.replaceAll("'", '’');
}

/** What means capitals by a class, a number or a range that begins or ends with one: it cannot be written small. */
const capital = /\\[ux]|\\p\{(?!Script=)|\\P|[A-Z]-[^A-Z]|[^A-Z]-[A-Z]/u;

function glanceOf(pattern: string): RegExp {
  const source = inLowerCase(pattern);
  return source === undefined ? new RegExp(apostrophes(pattern), 'iu') : new RegExp(source, 'u');
}

/** A pattern for drafts in lower case; undefined if it cannot be written so. */
export function inLowerCase(pattern: string): string | undefined {
  return capital.test(pattern) ? undefined : smallLetters(apostrophes(pattern));
}

/** The pattern in lower case; escapes (`\S`, `\p{Script=Han}`) stay. */
function smallLetters(source: string): string {
  return source.replace(/\\p\{[^}]*\}|\\.|[A-Z]/giu, (part) =>
    part.length === 1 ? part.toLowerCase() : part,
  );
}

/** The pieces between blanks; optional typesetting spaces separate pieces too. */
function piecesOf(text: string): string[] {
  return text
    .split(/ ?\{\{\w+\}\} ?/u)
    .flatMap(partedAtSeams)
    .map((piece) => halfWidth(piece).toLowerCase())
    .filter((piece) => piece !== '');
}
