import type { Measured } from '../case.ts';
import type { Load } from '../load/load.ts';
import { pass } from '../until.ts';

/** Something that is wrong for a while. */
export interface Trouble {
  begin: () => unknown;
  end: () => unknown;
  /** In milliseconds. */
  lasts: number;
}

/** What the people of a load felt. */
export interface Felt {
  /** Acknowledged while the trouble lasted. */
  meanwhile: number;
  /** After the trouble, until all that was owed at its end was acknowledged, in milliseconds. */
  caughtUp: number;
}

/** Lets a load talk through a trouble. */
export async function through(load: Load, { begin, end, lasts }: Trouble): Promise<Felt> {
  const before = load.acknowledged;
  await begin();
  await pass(lasts);
  const meanwhile = load.acknowledged - before;
  await end();
  return { meanwhile, caughtUp: await load.caughtUp() };
}

/** The end of a case: everything is compared, and told with what was felt. */
export async function judged(
  load: Load,
  felt: readonly Felt[],
  more: Measured['figures'] = {},
): Promise<Measured> {
  const faults = await load.faults();
  return {
    faults,
    figures: {
      acknowledged: load.acknowledged,
      'acknowledged meanwhile': felt.map(({ meanwhile }) => meanwhile).join(' / '),
      'sent again': load.ledger.again,
      'answered "not now"': load.ledger.unavailable,
      'all served again after (ms)': felt.map(({ caughtUp }) => caughtUp).join(' / '),
      ...more,
    },
  };
}
