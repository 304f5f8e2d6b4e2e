import { isLetter } from './characters.ts';

/** Where a phrase of the lexicon stands in a text; `tags` are what it may mean. */
export interface Hit {
  tags: readonly number[];
  start: number;
  end: number;
}

interface Entry {
  tags: number[];
  /** Also inside a word, for words that people run together. */
  loose: boolean;
}

const width = 1 << 18;

/** Thousands of phrases looked for in one walk over the text, a few steps at each place. */
export class PhraseTree {
  private readonly codes = new Uint16Array(width);
  private readonly nodes = new Uint32Array(width);
  private readonly next = new Uint32Array(width);
  private readonly entries = new Map<number, Entry>();
  private count = 1;

  add(phrase: string, tag: number): void {
    const loose = phrase.startsWith('~');
    let node = 0;
    for (let at = loose ? 1 : 0; at < phrase.length; at++) node = this.grow(node, phrase.charCodeAt(at));
    const entry = this.entries.get(node) ?? { tags: [], loose };
    if (!entry.tags.includes(tag)) entry.tags.push(tag);
    this.entries.set(node, entry);
  }

  /** The longest phrase at each place; what lies wholly inside a longer one does not count (垃圾 in 垃圾桶). */
  find(text: string): Hit[] {
    const hits: Hit[] = [];
    let reach = 0;
    for (let start = 0; start < text.length; start++) {
      const hit = this.longest(text, start);
      if (hit === null || hit.end <= reach) continue;
      hits.push(hit);
      reach = hit.end;
    }
    return hits;
  }

  private longest(text: string, start: number): Hit | null {
    const inWord = start > 0 && isLetter(text.charCodeAt(start - 1)) && isLetter(text.charCodeAt(start));
    let best: Hit | null = null;
    let node = 0;
    let last = -1;
    for (let at = start; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const child = this.child(node, code);
      if (child === 0 && (code !== last || code < 97)) break;
      // A letter drawn out (heeello, 谢谢谢谢) stays where it is.
      if (child !== 0) node = child;
      last = code;
      const entry = this.entries.get(node);
      if (entry !== undefined && (entry.loose || (!inWord && endsWord(text, at))))
        best = { tags: entry.tags, start, end: at + 1 };
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
