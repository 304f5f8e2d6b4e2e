import type { CustomerShare } from '../../../protocol/measures.ts';
import type { Fact } from './fact.ts';

/** Of S4's rule: a fifth of the customers make four fifths of it. */
const FIFTH = 1 / 5;
const MOST = 4 / 5;

/** What comes from the customers of whom most comes, and who the first fifth of them are. S4 */
export interface Ranked {
  share: CustomerShare;
  fifth: ReadonlySet<string>;
  /** How much comes from each, the most first. */
  counts: ReadonlyMap<string, number>;
}

/** Ranks the customers of some facts; those of nobody known are left out. */
export function ranked(facts: readonly Fact[]): Ranked {
  const found = new Map<string, number>();
  for (const { customer } of facts)
    if (customer !== null) found.set(customer, (found.get(customer) ?? 0) + 1);
  const inOrder = [...found].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  const whole = inOrder.reduce((sum, [, count]) => sum + count, 0);
  const fifth = Math.ceil(inOrder.length * FIFTH);
  const first = inOrder.slice(0, fifth);
  return {
    share: {
      ...{ customers: inOrder.length, makeMost: makeMost(inOrder, whole), fifth, whole },
      ofFifth: first.reduce((sum, [, count]) => sum + count, 0),
    },
    fifth: new Set(first.map(([customer]) => customer)),
    counts: new Map(inOrder),
  };
}

function makeMost(inOrder: readonly (readonly [string, number])[], whole: number): number {
  let [sum, customers] = [0, 0];
  for (const [, count] of inOrder) {
    if (sum >= whole * MOST) break;
    sum += count;
    customers += 1;
  }
  return customers;
}
