import type { Bag } from './bag.ts';
import type { ChatFacts } from './detect.ts';
import { tags } from './lexicon.ts';

/** Ideas by which a message itself says that it is not the first about its matter. */
const saysAgain = placesOf([
  'repeats',
  'progress',
  'case_words',
  'hurries',
  'still',
  'promised',
  'passed',
  'waits',
  'nth',
  'lasted',
]);
const complains = placesOf(['complains']);
const vagueOnes = ['unclear', 'ambiguous', 'incomplete'];
const isQuestion = /[?？]\s*$/;
const speaks = /[\p{L}\p{N}]/u;
const saysLate = placesOf(['promised', 'passed', 'due', 'lasted']);

/** What the chat knows, laid over what the words say: probability moves from one situation to another, none is made up. */
export function adjust(
  classes: readonly string[],
  shares: readonly number[],
  bag: Bag,
  state: ChatFacts,
  prev?: string,
): number[] {
  const moved = [...shares];
  const give = (from: string, to: string, part = 0.9) => {
    const [source, target] = [classes.indexOf(from), classes.indexOf(to)];
    const share = (moved[source] ?? 0) * part;
    if (source < 0 || target < 0) return;
    moved[target] = (moved[target] ?? 0) + share;
    moved[source] = (moved[source] ?? 0) - share;
  };
  const says = (places: ReadonlySet<number>) =>
    bag.hits.some((hit) => hit.tags.some((tag) => places.has(tag)));
  for (const vague of vagueIn(bag.text, prev)) give(vague, 'none', 0.7);
  const again = says(saysAgain);
  const late = says(saysLate);
  if (state.openComplaint !== true) firstTime(give, { isKnown: state.openComplaint === false, again, late });
  else onceMore(give, { again: again || (bag.text.length <= 12 && says(complains)), late, state });
  // The deadline has passed: whoever asks again is owed more than "urgent" [P7].
  if (state.brokenPromise === true) give('complaint_repeat', 'complaint_overdue');
  return moved;
}

type Give = (from: string, to: string, part?: number) => void;

function firstTime(
  give: Give,
  { isKnown, again, late }: { isKnown: boolean; again: boolean; late: boolean },
): void {
  if (!again) give('complaint_repeat', 'complaint');
  if (!isKnown) return;
  // Known to be new here: whoever asks when they will be answered complains for the first time, more likely than not.
  if (again) give('complaint_repeat', 'complaint', 0.6);
  // Nothing that the desk does not know of can be late here, unless the customer says so.
  give('complaint_overdue', 'complaint', late ? 0.6 : 0.9);
}

function onceMore(
  give: Give,
  { again, late, state }: { again: boolean; late: boolean; state: ChatFacts },
): void {
  if (again) give('complaint', 'complaint_repeat');
  // The desk knows of no promise that it broke, and the customer speaks of none.
  if (state.brokenPromise !== true && !late) give('complaint_overdue', 'complaint_repeat');
}

/** To a question of the agent a few words are an answer, however little they say by themselves. */
function vagueIn(text: string, prev: string | undefined): readonly string[] {
  return prev !== undefined && isQuestion.test(prev) && speaks.test(text) ? vagueOnes : [];
}

function placesOf(names: readonly string[]): Set<number> {
  return new Set(names.map((name) => tags.indexOf(name)));
}
