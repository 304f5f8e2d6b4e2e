/** What was asked for last, until it is answered. */
let last: { asked: string; answer: Promise<unknown> } | null = null;

/**
 * Does something that stores, once: the same again while it is under way and nothing else was asked for meanwhile (a
 * double press) shares the answer of the first.
 */
export function onceInFlight(asked: string, act: () => Promise<unknown>): Promise<unknown> {
  if (last?.asked === asked) return last.answer;
  const answer = act().finally(() => {
    if (last?.answer === answer) last = null;
  });
  last = { asked, answer };
  return answer;
}
