import { closing } from './braces.ts';
import { isLetter } from './characters.ts';

/** Where a phrase of the lexicon stands in a text; `tags` are what it may mean. */
export interface Hit {
  tags: readonly number[];
  start: number;
  end: number;
}

/** What a place in the tree may end: the ideas meant, and whether also inside a word, for words that people run together. */
interface Ending {
  tags: readonly number[];
  loose: boolean;
}

const width = 1 << 18;
/** No phrase, however drawn out its letters, is followed further than this: the work stays linear. */
const reach = 40;

/** Thousands of phrases looked for in one walk over the text, a few steps at each place. */
export class PhraseTree {
  private readonly codes = new Uint16Array(width);
  private readonly nodes = new Uint32Array(width);
  private readonly next = new Uint32Array(width);
  private count = 1;
  /** For each node the place of its ending in `endings`, 0 for none; few different ones serve many phrases. */
  private readonly ends = new Uint16Array(width);
  private readonly endings: Ending[] = [{ tags: [], loose: false }];
  private readonly known = new Map<string, number>();

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

  /** The longest phrase at each place; what lies wholly inside a longer one does not count (垃圾 in 垃圾桶). */
  find(text: string): Hit[] {
    const hits: Hit[] = [];
    let covered = 0;
    for (let start = 0; start < text.length; start++) {
      const hit = this.longest(text, start);
      if (hit === null || hit.end <= covered) continue;
      hits.push(hit);
      covered = hit.end;
    }
    return hits;
  }

  private longest(text: string, start: number): Hit | null {
    const inWord = start > 0 && isLetter(text.charCodeAt(start - 1)) && isLetter(text.charCodeAt(start));
    let best: Hit | null = null;
    let node = 0;
    let last = -1;
    for (let at = start; at < Math.min(text.length, start + reach); at++) {
      const code = text.charCodeAt(at);
      const child = this.child(node, code);
      if (child === 0 && (code !== last || code < 97)) break;
      // A letter drawn out (heeello, 谢谢谢谢) stays where it is.
      if (child !== 0) node = child;
      last = code;
      const ending = this.endings[this.ends[node] ?? 0];
      if (ending !== undefined && ending.tags.length > 0 && (ending.loose || (!inWord && endsWord(text, at))))
        best = { tags: ending.tags, start, end: at + 1 };
    }
    return best;
  }

  private slot(node: number, code: number): number {
    let at = (Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 14;
    while (this.codes[at] !== 0 && (this.codes[at] !== code || this.nodes[at] !== node))
      at = (at + 1) % width;
    return at;
  }

  private child(node: number, code: number): number {
    return this.next[this.slot(node, code)] ?? 0;
  }

  private grow(node: number, code: number): number {
    const at = this.slot(node, code);
    if (this.codes[at] === 0) {
      this.codes[at] = code;
      this.nodes[at] = node;
      this.next[at] = this.count++;
    }
    return this.next[at] ?? 0;
  }
}

function endsWord(text: string, at: number): boolean {
  return at + 1 >= text.length || !isLetter(text.charCodeAt(at)) || !isLetter(text.charCodeAt(at + 1));
}
