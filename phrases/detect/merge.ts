import { slotOf, type PhraseTable } from './phrase-table.ts';
import type { PhraseTree } from './phrase-tree.ts';

/** From each state where it leads: characters and states in turn. */
type Steps = readonly number[];

/** Makes one state of the nodes that go on alike, a seventh of them. Throws where there are more states than 16 bits can count. */
export function merge(tree: PhraseTree): PhraseTable {
  const known = new Map<string, number>();
  const ends = [0];
  const steps: Steps[] = [[]];
  const stateOf = new Uint16Array(tree.size);
  for (let node = tree.size - 1; node >= 0; node--) {
    const from = tree.stepsFrom(node).flatMap(({ code, to }) => [code, stateOf[to] ?? 0]);
    const name = String.fromCharCode(tree.endingAt(node), ...from);
    const state = known.get(name) ?? steps.push(from) - 1;
    stateOf[node] = state;
    ends[state] = tree.endingAt(node);
    known.set(name, state);
  }
  if (steps.length > 0x10000) throw new Error('the lexicon has more phrases than its table can hold');
  return filled(tree.endings, ends, steps);
}

function filled(
  endings: PhraseTable['endings'],
  ends: readonly number[],
  steps: readonly Steps[],
): PhraseTable {
  const count = steps.reduce((sum, each) => sum + each.length / 2, 0);
  const length = 2 ** Math.ceil(Math.log2(1 + count * 1.5));
  const [states, codes, next] = [new Uint16Array(length), new Uint16Array(length), new Uint16Array(length)];
  const table = { root: steps.length - 1, endings, ends: Uint16Array.from(ends), states, codes, next };
  steps.forEach((each, state) => {
    for (let at = 0; at < each.length; at += 2) {
      const slot = slotOf(table, state, each[at] ?? 0);
      states[slot] = state;
      codes[slot] = each[at] ?? 0;
      next[slot] = each[at + 1] ?? 0;
    }
  });
  return table;
}
