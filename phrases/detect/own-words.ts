import { exampleFeatures } from './desk-features.ts';
import type { FeatureVector } from './feature-vector.ts';

/** What says less than this part of what speaks most for a situation is no reason for it. */
const leastOfBest = 0.3;
const mostPieces = 8;
const most = 3;

/**
 * The words of a message that spoke for a situation by its examples, in their order: what stands side by side is one piece.
 * `weightOf` is what a feature says for the situation.
 */
export function ownWords(
  message: Pick<FeatureVector, 'text' | 'matches'>,
  weightOf: (hash: number) => number,
): string[] {
  const { hashes, values, starts, ends } = exampleFeatures(message);
  const spoke = hashes
    .map((hash, at) => ({
      start: starts[at] ?? 0,
      end: ends[at] ?? 0,
      said: weightOf(hash) * (values[at] ?? 0),
    }))
    .filter(({ start, end, said }) => end > start && said > 0)
    .sort((a, b) => b.said - a.said);
  const least = (spoke[0]?.said ?? 0) * leastOfBest;
  const pieces: { start: number; end: number; said: number }[] = [];
  for (const { start, end, said } of spoke
    .filter((one) => one.said >= least)
    .slice(0, mostPieces)
    .sort((a, b) => a.start - b.start)) {
    const last = pieces.at(-1);
    if (last !== undefined && start <= last.end) {
      last.end = Math.max(last.end, end);
      last.said += said;
    } else pieces.push({ start, end, said });
  }
  const strongest = [...pieces].sort((a, b) => b.said - a.said).slice(0, most);
  return pieces
    .filter((one) => strongest.includes(one))
    .map(({ start, end }) => message.text.slice(start, end).trim());
}
