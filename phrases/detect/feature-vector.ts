import type { Match } from './phrase-table.ts';

/** Features per message at most; a message of 500 ordinary characters has less than half. */
const most = 4096;

/**
 * The features of the vector being filled: the feature in the low 24 bits, above them the number of its vector. A `Set`
 * would take half of the time of the whole classification.
 */
const seen = new Uint32Array(2 * most);
let lastMark = 0;

/** A mark that no entry in `seen` bears. */
function nextMark(): number {
  lastMark = (lastMark % 255) + 1;
  if (lastMark === 1) seen.fill(0);
  return lastMark;
}

function isNew(short: number, mark: number): boolean {
  const entry = ((mark << 24) | short) >>> 0;
  let at = (Math.imul(short, 0x9e3779b1) >>> 19) % seen.length;
  for (let held = seen[at] ?? 0; held >>> 24 === mark; held = seen[at] ?? 0) {
    if (held === entry) return false;
    at = (at + 1) % seen.length;
  }
  seen[at] = entry;
  return true;
}

/** What the model sees of a message: hashes of 24 bits, how much each counts, and its position in `text`. */
export class FeatureVector {
  readonly hashes: number[] = [];
  readonly weights: number[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  private readonly mark = nextMark();

  constructor(
    readonly text: string,
    readonly matches: readonly Match[],
  ) {}

  /** Adds a feature once. One vector is filled at a time; features beyond `most` are dropped. */
  add(hash: number, start: number, end: number): void {
    const short = (hash ^ (hash >>> 24)) & 0xffffff;
    if (this.hashes.length >= most || !isNew(short, this.mark)) return;
    this.hashes.push(short);
    this.weights.push(0);
    this.starts.push(start);
    this.ends.push(end);
  }

  /** Distributes the weight over the features added since `from`, so that long messages do not dominate. */
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
