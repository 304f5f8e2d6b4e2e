import { RECURRING_MAX, SIMILAR_MAX, type CaseWithEntries } from '../../../protocol/cases.ts';
import { mayWithCase } from '../../../protocol/case-rights.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { doneAt } from '../../domain/case/case.ts';
import { causeOf, recursBy, RECURS_WITHIN, sameCause } from '../../domain/case/recurrence.ts';
import type { StoredCase } from '../../storage/cases/store.ts';
import type { Needs } from '../services.ts';
import { relationToCase } from './change-case.ts';

/** How many of a customer's complaints are looked at for similar ones. */
const LOOKED_AT = 20;

/**
 * Complaints of the same customer that the asker may read and that run, or ended a short time ago: the same one entered twice, or
 * one that recurs.
 */
export async function similarTo(
  services: Needs<'clock' | 'directory' | 'store.cases'>,
  asker: Asker,
  stored: StoredCase,
): Promise<StoredCase[]> {
  return (await ofCustomer(services, stored))
    .filter((other) => mayWithCase(asker, 'read', relationToCase(services, asker, other.case)))
    .sort((a, b) => b.number - a.number)
    .slice(0, SIMILAR_MAX);
}

/**
 * How often a complaint recurs: by its customer and by its cause, whoever may read the others. The cause is looked for by its
 * words, so that what was archived long ago costs nothing. [P5] S2
 */
export async function recurringOf(
  services: Needs<'clock' | 'store.cases'>,
  stored: StoredCase,
): Promise<CaseWithEntries['recurring']> {
  return {
    customer: (await ofCustomer(services, stored)).length,
    cause: await countByCause(services, stored),
  };
}

async function ofCustomer(
  { clock, store }: Needs<'clock' | 'store.cases'>,
  { number, case: one }: StoredCase,
): Promise<StoredCase[]> {
  const { kind, customerId } = one;
  if (kind !== 'complaint' || customerId === null) return [];
  const since = clock.now() - RECURS_WITHIN;
  const { cases } = await store.cases.list({ kind, customerId, limit: LOOKED_AT });
  return cases
    .filter((other) => other.number !== number && other.case.state.status !== 'merged')
    .filter((other) => (doneAt(other.case) ?? since) >= since);
}

async function countByCause(
  { clock, store }: Needs<'clock' | 'store.cases'>,
  { number, case: one }: StoredCase,
): Promise<number> {
  const cause = one.kind === 'complaint' ? causeOf(one) : null;
  if (cause === null || sameCause(cause) === '') return 0;
  const asked = { kind: 'complaint', status: 'done', step: 'archived', q: sameCause(cause) } as const;
  // One more than is counted: this one may be among them.
  const { cases } = await store.cases.list({ ...asked, limit: RECURRING_MAX + 1 });
  const others = cases.filter((other) => other.number !== number);
  return others.filter((other) => recursBy(other.case, cause, clock.now())).slice(0, RECURRING_MAX).length;
}
