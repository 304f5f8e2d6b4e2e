import type { Manual, Phrase, Situation } from '../manual.ts';
import { bare } from '../text.ts';
import { announcedFor } from './announced.ts';
import { choose, share } from './choose.ts';
import {
  likelyFrom,
  type OfferedPhrase,
  type SeenSituation,
  type SuggestFacts,
  type Suggestion,
} from './facts.ts';
import { fill } from './fill.ts';
import { nextStep, openFollowUps } from './follow.ts';
import { byWeight, correct, implied, isPastGreeting } from './implied.ts';
import { valuesFor } from './values.ts';

const most = 5;
/** How many phrases the best situation may bring, the second, and so on. */
const shares = [3, 2, 1];

/**
 * At most five phrases for the customer's last message, best first, and the next step of the procedure. First what leads
 * have announced for it [P8], then what was recognised, then what the chat's state asks for (an unanswered thank-you, a hold to come back from), then what
 * follows by the manual, then what was recognised as hardly likely. Between two kinds of complaint, one comforting phrase
 * comes first and then the choice. What was said in this chat is not offered again: the
 * reply would only be asked about. Nothing is offered if nothing was recognised and no answer is owed.
 */
export function suggest<Seen extends SeenSituation>(
  manual: Manual,
  input: { readonly situations: readonly Seen[]; readonly facts: SuggestFacts },
): Suggestion<Seen> {
  const { facts } = input;
  const seen = byWeight(input.situations).map((one) => correct(one, facts));
  const isLikely = ({ score }: Seen, at: number) => at === 0 || score >= likelyFrom;
  const isAnswerable = ({ id }: Seen) => id !== 'greeting' || !isPastGreeting(facts);
  const unlikely = seen.filter((one, at) => !isLikely(one, at)).filter(isAnswerable);
  const likely = seen.filter(isLikely).filter(isAnswerable);
  const ids = implied(
    likely.map(({ id }) => id),
    facts,
  );
  const situations = situationsOf(manual, ids);
  const last = situationsOf(
    manual,
    unlikely.map(({ id }) => id).filter((id) => !ids.includes(id)),
  );
  const next = nextStep(manual, situations[0], facts);
  const reported = [...likely.map(({ id }) => id), ...ids];
  const announced = announcedFor(reported, facts);
  const phrases = isTorn(likely)
    ? offers(manual, familyFirst(manual, situations), last, facts, announced, [1, 1, 1])
    : offers(manual, situations, last, facts, announced);
  return { situations: seen, phrases, ...(next && { next }) };
}

/** Kinds of a new complaint; what an open one is about is known from its record. */
const family = /^complaint(?:_agent|_slow)?$/;
/** The second is as good a guess as the first from this part of its score. */
const rivalFrom = 0.5;

/** Whether the two likeliest are kinds of one complaint, and it may be either. */
function isTorn([first, second]: readonly SeenSituation[]): boolean {
  if (first === undefined || second === undefined || first.id === second.id) return false;
  return family.test(first.id) && family.test(second.id) && second.score >= first.score * rivalFrom;
}

/** What comforts whoever complains of anything comes before what is for the one kind or the other. */
function familyFirst(manual: Manual, situations: readonly Situation[]): Situation[] {
  return [...situationsOf(manual, ['complaint']), ...situations.filter(({ id }) => id !== 'complaint')];
}

function situationsOf(manual: Manual, ids: readonly string[]): Situation[] {
  return ids.flatMap((id) => manual.situations.find((one) => one.id === id) ?? []);
}

function offers(
  manual: Manual,
  situations: readonly Situation[],
  last: readonly Situation[],
  facts: SuggestFacts,
  announced: readonly OfferedPhrase[],
  taken: readonly number[] = shares,
): OfferedPhrase[] {
  const wasSaid = sayings(facts);
  const direct = situations.flatMap((situation, rank) =>
    share(choose(situation, facts, wasSaid), taken[rank] ?? 1),
  );
  const top = situations[0];
  const followUps = top ? openFollowUps(manual, top, facts, wasSaid) : [];
  const after = [...followUps, ...last].flatMap((situation) => share(choose(situation, facts, wasSaid), 1));
  return distinct([...announced, ...direct, ...after]).slice(0, most);
}

/** The same words may stand under two situations; they take one place only. */
function distinct(phrases: readonly OfferedPhrase[]): OfferedPhrase[] {
  return phrases.filter(({ text }, at) => phrases.findIndex((one) => one.text === text) === at);
}

const shortest = 6;
const remembered = 200;

/** Tells which phrases have already been said in this chat: by their id, or by their words in the last 200 messages. */
function sayings(facts: SuggestFacts): (phrase: Phrase) => boolean {
  const ids = new Set(facts.saidPhrases);
  const texts = `\n${facts.said.slice(-remembered).map(bare).join('\n')}\n`;
  return (phrase) => {
    if (ids.has(phrase.id)) return true;
    if (facts.said.length === 0) return false;
    const words = bare(fill(phrase.text, valuesFor(facts, phrase.situation)));
    return texts.includes(words.length < shortest ? `\n${words}\n` : words);
  };
}
