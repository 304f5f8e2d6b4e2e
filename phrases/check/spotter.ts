interface Node {
  readonly next: Map<number, Node>;
  readonly owners: number[];
}

/** Finds many literals in one go. */
export interface Spotter {
  /** By owner, the indexes of the lines that contain one of its literals; owners without any are left out. */
  linesWith(lines: readonly string[]): ReadonlyMap<number, readonly number[]>;
}

/** A spotter for literals that belong to owners, each by its number. */
export function spotterFor(literals: readonly (readonly [owner: number, text: string])[]): Spotter {
  const root: Node = { next: new Map(), owners: [] };
  for (const [owner, text] of literals) {
    const { owners } = leafOf(root, text);
    if (!owners.includes(owner)) owners.push(owner);
  }
  return {
    linesWith: (lines) => {
      const found = new Map<number, number[]>();
      lines.forEach((text, line) => {
        walk(root, text, (owner) => {
          note(found, owner, line);
        });
      });
      return found;
    },
  };
}

function leafOf(root: Node, text: string): Node {
  let node = root;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const next = node.next.get(code) ?? { next: new Map(), owners: [] };
    node.next.set(code, next);
    node = next;
  }
  return node;
}

function walk(root: Node, text: string, found: (owner: number) => void): void {
  for (let from = 0; from < text.length; from += 1) {
    let node = root.next.get(text.charCodeAt(from));
    for (let at = from + 1; node; at += 1) {
      for (const owner of node.owners) found(owner);
      // Past the end this looks up NaN, which no literal contains.
      node = node.next.size > 0 ? node.next.get(text.charCodeAt(at)) : undefined;
    }
  }
}

function note(found: Map<number, number[]>, owner: number, line: number): void {
  const lines = found.get(owner);
  if (!lines) found.set(owner, [line]);
  else if (lines.at(-1) !== line) lines.push(line);
}
