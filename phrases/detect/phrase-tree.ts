import { closing } from './braces.ts';
import type { Ending } from './phrase-table.ts';

const width = 1 << 18;

/** The lexicon as it grows, a node for each beginning of a phrase: large, and only there to be merged. */
export class PhraseTree {
  private readonly codes = new Uint16Array(width);
  private readonly nodes = new Uint32Array(width);
  private readonly next = new Uint32Array(width);
  /** For each node its youngest child, the child before it of the same parent, and the character that leads to it; 0 for none. */
  private readonly youngest = new Uint32Array(width);
  private readonly elder = new Uint32Array(width);
  private readonly labels = new Uint16Array(width);
  /** For each node the place of its ending in `endings`, 0 for none; few different ones serve many phrases. */
  private readonly ends = new Uint16Array(width);
  private readonly known = new Map<string, number>();
  readonly endings: Ending[] = [{ tags: [], loose: false }];
  private count = 1;

  /** How many nodes there are; 0 is the root, and none comes before its parent. */
  get size(): number {
    return this.count;
  }

  /** The place in `endings` of what ends at a node. */
  endingAt(node: number): number {
    return this.ends[node] ?? 0;
  }

  /** The nodes to which a node leads, and by which characters, lowest first. */
  stepsFrom(node: number): { code: number; to: number }[] {
    const steps = [];
    for (let to = this.youngest[node] ?? 0; to !== 0; to = this.elder[to] ?? 0)
      steps.push({ code: this.labels[to] ?? 0, to });
    return steps.sort((one, other) => one.code - other.code);
  }

  /** Adds every spelling of a phrase with braces; the spellings themselves are never written out, tens of thousands as they are. */
  add(phrase: string, tag: number): void {
    const loose = phrase.startsWith('~');
    for (const node of this.spell(phrase, loose ? 1 : 0, phrase.length, [0])) this.end(node, tag, loose);
  }

  private end(node: number, tag: number, loose: boolean): void {
    const before = this.endings[this.ends[node] ?? 0]?.tags ?? [];
    this.ends[node] = this.ending(
      before.includes(tag) ? before : [...before, tag],
      loose || this.looseAt(node),
    );
  }

  /** The nodes to which the part of a phrase leads, in all its spellings, from each of some nodes. */
  private spell(phrase: string, from: number, to: number, nodes: readonly number[]): readonly number[] {
    let reached = nodes;
    for (let at = from; at < to; at++) {
      if (phrase[at] === '{') {
        const close = closing(phrase, at);
        reached = this.spellEither(phrase, at + 1, close, reached);
        at = close;
      } else {
        const code = phrase.charCodeAt(at);
        reached = reached.map((node) => this.grow(node, code));
      }
    }
    return reached;
  }

  /** The same for what stands between braces: parts with commas between them, each a way of its own. */
  private spellEither(phrase: string, from: number, to: number, nodes: readonly number[]): readonly number[] {
    const reached = new Set<number>();
    let begin = from;
    for (let at = from; at <= to; at++) {
      if (phrase[at] === '{') at = closing(phrase, at);
      else if (phrase[at] === ',' || at === to) {
        for (const node of this.spell(phrase, begin, at, nodes)) reached.add(node);
        begin = at + 1;
      }
    }
    return [...reached];
  }

  private looseAt(node: number): boolean {
    return this.endings[this.ends[node] ?? 0]?.loose === true;
  }

  private ending(tags: readonly number[], loose: boolean): number {
    const name = `${tags.join()} ${String(loose)}`;
    const found = this.known.get(name) ?? this.endings.push({ tags, loose }) - 1;
    this.known.set(name, found);
    return found;
  }

  private slot(node: number, code: number): number {
    let at = (Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 14;
    while (this.codes[at] !== 0 && (this.codes[at] !== code || this.nodes[at] !== node))
      at = (at + 1) % width;
    return at;
  }

  private grow(node: number, code: number): number {
    const at = this.slot(node, code);
    if (this.codes[at] === 0) {
      this.codes[at] = code;
      this.nodes[at] = node;
      this.next[at] = this.bear(node, code);
    }
    return this.next[at] ?? 0;
  }

  private bear(parent: number, code: number): number {
    if (this.count >= width) throw new Error('the lexicon has more phrases than its tree can hold');
    const to = this.count++;
    this.labels[to] = code;
    this.elder[to] = this.youngest[parent] ?? 0;
    this.youngest[parent] = to;
    return to;
  }
}
