import { ATTRIBUTES_MAX } from '../../../protocol/limits.ts';

/** What is known of a visitor, by name: from their website, and from the form before a chat. */
type Attributes = Readonly<Record<string, string>>;

/** Stored before the names of answers to the form, so that no website can replace what its visitor has answered. */
const ANSWER = 'form:';

/** What a website may say of its visitor: what names itself an answer or a consent is left out. */
export function fromWebsite(said: Attributes): Record<string, string> {
  return Object.fromEntries(Object.entries(said).filter(([name]) => !isReserved(name)));
}

/** However it is written: the console shows all of these as consent. */
function isReserved(name: string): boolean {
  return name.startsWith(ANSWER) || name.toLowerCase().replace(/[\s_.-]/g, '') === 'consent';
}

/** Answers to the form, by the names under which they are stored. */
export function asAnswers(answers: Attributes): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).map(([name, answer]) => [ANSWER + name, answer]));
}

/** Attributes as people read them; an answer stands in place of what a website says under the same name. */
export function shownAttributes(stored: Attributes): Record<string, string> {
  const { website, answers } = byOrigin(stored);
  const shown = answers.map(([name, answer]) => [name.slice(ANSWER.length), answer] as const);
  return Object.fromEntries([...website, ...shown]);
}

/**
 * Merges new attributes of a visitor into the known ones, at most {@link ATTRIBUTES_MAX} from the website and as many
 * answers: the oldest that are not repeated are dropped first.
 */
export function mergedAttributes(known: Attributes, said: Attributes): Record<string, string> {
  const { website, answers } = byOrigin({ ...known, ...said });
  return Object.fromEntries([...latest(website, said), ...latest(answers, said)]);
}

function byOrigin(all: Attributes): Record<'website' | 'answers', [string, string][]> {
  const isAnswer = ([name]: [string, string]): boolean => name.startsWith(ANSWER);
  const named = Object.entries(all);
  return { website: named.filter((one) => !isAnswer(one)), answers: named.filter(isAnswer) };
}

function latest(all: [string, string][], said: Attributes): [string, string][] {
  const old = all.filter(([name]) => !Object.hasOwn(said, name));
  const surplus = new Set(old.slice(0, Math.max(0, all.length - ATTRIBUTES_MAX)).map(([name]) => name));
  return all.filter(([name]) => !surplus.has(name)).slice(-ATTRIBUTES_MAX);
}
