import type { CustomerCase } from '../../../protocol/cases.ts';

/** The answers among a customer's cases, as they are kept once they have been seen: a later answer is another one. */
export function answersIn(cases: readonly CustomerCase[]): string[] {
  return cases.flatMap(({ number, answer, answeredAt }) =>
    answer === undefined || answeredAt === undefined ? [] : [`${number}@${answeredAt}`],
  );
}

/** How many answers the customer has not seen; `seen` is the kept value. */
export function unseenIn(cases: readonly CustomerCase[], seen: string | null): number {
  const known = (seen ?? '').split(' ');
  return answersIn(cases).filter((one) => !known.includes(one)).length;
}
