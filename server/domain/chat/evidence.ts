import { z } from 'zod';

/** Messages that are named as evidence: how it began, and how it ended. */
const EVIDENCE_FIRST = 10;
const EVIDENCE_LAST = 10;

/** The messages that count against a customer, by `seq`, as a row keeps them. Rows from before it was bounded hold more. [P2] [P3] */
export const Evidence = z.array(z.number()).transform(bounded);

/**
 * Evidence with one more message. It is part of the chat's row, which is written and sent with every line, so it is
 * bounded: the first ones and the latest ones are named. Those between them are marked in the log.
 */
export function withEvidence(evidence: readonly number[], seq: number): number[] {
  return bounded([...evidence, seq]);
}

function bounded(evidence: readonly number[]): number[] {
  if (evidence.length <= EVIDENCE_FIRST + EVIDENCE_LAST) return [...evidence];
  return [...evidence.slice(0, EVIDENCE_FIRST), ...evidence.slice(-EVIDENCE_LAST)];
}
