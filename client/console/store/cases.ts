import { create } from 'zustand';
import type { CaseView } from '../../../protocol/cases.ts';

/** The cases that this console knows. */
interface CasesState {
  /** By number; the newest that was heard of each. */
  cases: Readonly<Record<string, CaseView>>;
  /** The numbers on the screen of work, in its order; the keys for next and previous follow it. */
  listed: readonly string[];
}

const none: CasesState = { cases: {}, listed: [] };

/** The store of cases; data only. */
export const useCases = create<CasesState>()(() => none);

/** Adds cases; an older state of one never replaces a newer. */
export function casesCame(came: readonly CaseView[]): void {
  useCases.setState(({ cases }) => {
    const fresh = came.filter((one) => (cases[one.number]?.lastSeq ?? 0) <= one.lastSeq);
    return fresh.length === 0
      ? {}
      : { cases: { ...cases, ...Object.fromEntries(fresh.map((one) => [one.number, one])) } };
  });
}

/** Forgets a case that this person may no longer read. */
export function caseGone(number: string): void {
  useCases.setState(({ cases }) => ({
    cases: Object.fromEntries(Object.entries(cases).filter(([one]) => one !== number)),
  }));
}

/** Forgets everything: at sign-out, and when the connection has missed news. */
export function forgetCases(): void {
  useCases.setState(none, true);
}
