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
]);
const complains = placesOf(['complains']);

/** What the chat knows, laid over what the words say: probability moves from one situation to another, none is made up. */
export function adjust(
  classes: readonly string[],
  shares: readonly number[],
  bag: Bag,
  state: ChatFacts,
): number[] {
  const moved = [...shares];
  const give = (from: string, to: string, part = 0.9) => {
    const [source, target] = [classes.indexOf(from), classes.indexOf(to)];
    const share = (moved[source] ?? 0) * part;
    if (source < 0 || target < 0) return;
    moved[target] = (moved[target] ?? 0) + share;
    moved[source] = (moved[source] ?? 0) - share;
  };
  const again = bag.hits.some((hit) => hit.tags.some((tag) => saysAgain.has(tag)));
  const bare = bag.text.length <= 12 && bag.hits.some((hit) => hit.tags.some((tag) => complains.has(tag)));
  if (state.openComplaint !== true && !again) give('complaint_repeat', 'complaint');
  // Known to be new here: whoever asks when they will be answered complains for the first time, more likely than not.
  if (state.openComplaint === false && again) give('complaint_repeat', 'complaint', 0.6);
  if (state.openComplaint === true && (again || bare)) give('complaint', 'complaint_repeat');
  // The deadline has passed: whoever asks again is owed more than "urgent" [P7].
  if (state.brokenPromise === true) give('complaint_repeat', 'complaint_overdue');
  return moved;
}

function placesOf(names: readonly string[]): Set<number> {
  return new Set(names.map((name) => tags.indexOf(name)));
}
