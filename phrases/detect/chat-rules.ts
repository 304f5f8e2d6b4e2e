import type { Bag } from './bag.ts';
import type { ChatFacts } from './detect.ts';

/** What the chat's state decides over the words, as moved shares of probability. */
export function adjust(
  classes: readonly string[],
  shares: readonly number[],
  bag: Bag,
  state: ChatFacts,
): number[] {
  void bag;
  const moved = [...shares];
  const give = (from: string, to: string) => {
    const [source, target] = [classes.indexOf(from), classes.indexOf(to)];
    if (source < 0 || target < 0) return;
    moved[target] = (moved[target] ?? 0) + (moved[source] ?? 0) * 0.9;
    moved[source] = (moved[source] ?? 0) * 0.1;
  };
  if (state.brokenPromise === true) give('complaint_repeat', 'complaint_overdue');
  return moved;
}
