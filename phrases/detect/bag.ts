import type { Hit } from './phrase-table.ts';

/** What the model sees of a message: hashes of 24 bits, how much each counts, and where it stands in `text`. */
export class Bag {
  readonly hashes: number[] = [];
  readonly weights: number[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  private readonly seen = new Set<number>();

  constructor(
    readonly text: string,
    readonly hits: readonly Hit[],
  ) {}

  add(hash: number, start: number, end: number): void {
    const short = (hash ^ (hash >>> 24)) & 0xffffff;
    if (this.seen.has(short)) return;
    this.seen.add(short);
    this.hashes.push(short);
    this.weights.push(0);
    this.starts.push(start);
    this.ends.push(end);
  }

  /** Gives what was added since `from` its weight, shared, so that long messages do not shout. */
  share(from: number, weight: number): number {
    const count = this.hashes.length;
    const each = weight / Math.sqrt(Math.max(4, count - from));
    for (let at = from; at < count; at++) this.weights[at] = each;
    return count;
  }
}

const prime = 0x01000193;

/** FNV-1a, a step: mixes `value` into `hash`. */
export function mix(hash: number, value: number): number {
  return Math.imul((hash ^ value) >>> 0, prime) >>> 0;
}

/** FNV-1a over the characters of a text, begun with `seed` so that kinds of features do not meet. */
export function hashText(text: string, seed = 0x811c9dc5, from = 0, to = text.length): number {
  let hash = seed;
  for (let at = from; at < to; at++) hash = mix(hash, text.charCodeAt(at));
  return hash;
}
