import { check } from '../../../phrases/check/check.ts';
import type { CheckContext, Rulebook } from '../../../phrases/check/finding.ts';
import { detect } from '../../../phrases/detect/detect.ts';
import { manualFor } from '../../../phrases/kept-to.ts';
import { languageOf } from '../../../phrases/text.ts';
import type { Locale, Manual } from '../../../phrases/manual.ts';
import { certainOf, unansweredCourtesies, type ClosingEntry } from '../../../phrases/suggest/closing.ts';
import type { Utterance } from '../chat/transcript.ts';

const known = new WeakMap<Manual, Rulebook>();

/** The rules of a manual that keep words from being sent. */
export function blockingRules(manual: Manual): Rulebook {
  const before = known.get(manual);
  if (before) return before;
  const { situations } = manual;
  const now = { situations, rules: manual.rules.filter(({ severity }) => severity === 'block') };
  known.set(manual, now);
  return now;
}

/** Whether these rules look at more of a chat than the words that are to be sent. */
export function readsTalk({ rules }: Rulebook): boolean {
  return rules.some((rule) => TALK.has(rule.check ?? ''));
}

/** What of a chat these rules look at. */
export function heardIn(transcript: readonly Utterance[], rules: Rulebook): CheckContext {
  if (!readsTalk(rules)) return {};
  const said = transcript.flatMap(({ by, text }) => (by === 'agent' ? [text] : []));
  return { said, unanswered: unansweredCourtesies(transcript.map(recognised)) };
}

/** Whether the manual would keep an agent from sending these words; costs nothing while no rule blocks. */
export function isBlocked(
  {
    manuals,
    locale,
    agent,
    department,
  }: {
    manuals: Record<Locale, Manual>;
    locale: Locale;
    agent: CheckContext;
    /** Whose rules hold; undefined: all. */
    department?: string | null | undefined;
  },
  transcript: readonly Utterance[],
  text: string,
): boolean {
  const whole = manuals[languageOf(text, locale)];
  const rules = blockingRules(department === undefined ? whole : manualFor(whole, department));
  if (rules.rules.length === 0) return false;
  return check(text, { ...agent, ...heardIn(transcript, rules) }, rules).length > 0;
}

/** A thank-you within a request asks for no answer. */
function recognised({ by, text }: Utterance): ClosingEntry {
  return by === 'agent' ? { by, text } : { by, text, situations: certainOf(text, detect({ text })) };
}

const TALK: ReadonlySet<string> = new Set(['goodbye_last', 'repeated_comfort', 'unanswered_courtesy']);
