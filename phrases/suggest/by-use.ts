/** What agents of this desk did with a phrase that was on offer. */
export interface PhraseCount {
  readonly used: number;
  readonly edited: number;
  /** Offered, and not used in the whole answer. */
  readonly passed: number;
}

/** By phrase id; what is not in it was neither offered nor used. */
export type PhraseCounts = ReadonlyMap<string, PhraseCount>;

/** A phrase is not moved before it was seen so often … */
const EVIDENCE = 10;
/** … and each has so many sightings of the usual kind beside its own, so that a few answers move nothing. */
const DAMPING = 30;
/** By how much of all sightings a phrase has to be better liked than the one before it. */
const MARGIN = 0.1;

/**
 * Phrases in the manual's order, except where this desk's use says clearly otherwise: one rises past those before it
 * while it is liked better by the margin. An edited phrase counts half. Without counts nothing moves.
 */
export function byUse<P extends { readonly id: string }>(phrases: readonly P[], counts?: PhraseCounts): P[] {
  if (!counts || counts.size === 0 || phrases.length < 2) return [...phrases];
  const usual = usualOf(phrases, counts);
  const liking = (phrase: P): number => likingOf(counts.get(phrase.id), usual);
  const order: P[] = [];
  for (const phrase of phrases) {
    const isKnown = seen(counts.get(phrase.id)) >= EVIDENCE;
    const stays = order.findLastIndex((one) => !isKnown || liking(phrase) < liking(one) + MARGIN);
    order.splice(stays + 1, 0, phrase);
  }
  return order;
}

/** How these phrases are liked together, from 0 to 1. */
function usualOf(phrases: readonly { id: string }[], counts: PhraseCounts): number {
  const all = phrases.flatMap(({ id }) => counts.get(id) ?? []);
  const sightings = all.reduce((sum, count) => sum + seen(count), 0);
  return sightings === 0 ? 0 : all.reduce((sum, count) => sum + liked(count), 0) / sightings;
}

function likingOf(count: PhraseCount | undefined, usual: number): number {
  return ((count ? liked(count) : 0) + DAMPING * usual) / (seen(count) + DAMPING);
}

function liked({ used, edited }: PhraseCount): number {
  return used + edited / 2;
}

function seen(count: PhraseCount | undefined): number {
  return count ? count.used + count.edited + count.passed : 0;
}
