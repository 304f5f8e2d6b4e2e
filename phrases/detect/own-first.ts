import type { DeskModel } from './desk-model.ts';
import { parseMessage } from './features.ts';
import { declares } from './signals.ts';

/** Says that something is wrong or slow, and not what it is about. */
const general = /^(?:complaint|complaint_slow|complaint_overdue|fault|fault_urge)$/;
/** Two shares as near as this are a tie: they are a matter of scale, as an own situation is weighed by another model. */
const tie = 0.1;

/**
 * The situations in their order, except that one of the desk's own comes before a general one that is about as sure: "my parcel
 * is late" is what the desk has an answer to, and slowness stays behind it. A complaint that the customer declares stays first.
 */
export function ownFirst<Situation extends { id: string; score: number }>(
  situations: readonly Situation[],
  text: string,
  desk: DeskModel | undefined,
): Situation[] {
  const [first, ...rest] = situations;
  if (first === undefined || desk === undefined || !general.test(first.id)) return [...situations];
  const own = rest.find(({ id, score }) => score >= first.score - tie && isOwn(id, desk));
  if (own === undefined || declares(parseMessage(text).matches)) return [...situations];
  return [{ ...own, score: first.score }, first, ...rest.filter((one) => one !== own)];
}

/** Whether only this desk has a situation. */
function isOwn(id: string, { classes, shipped, examples }: DeskModel): boolean {
  return classes.includes(id, shipped) || (examples !== undefined && isOwn(id, examples));
}
