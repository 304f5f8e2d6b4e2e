import type { Staff } from '../chat/author.ts';
import type { Instant } from '../instant.ts';
import { isRefusal } from '../refusal.ts';
import { isOpen, type Case } from './case.ts';
import type { CaseRules } from './case-event.ts';
import { append } from './fold.ts';
import type { CaseLogEntry } from './log.ts';
import { step } from './step.ts';

// A call that is to bring the answer of a case to its customer is a follow-up of its own, with the words of the answer in it. [P10]

/** The id under which the call with the answer at an entry of a case is opened, so that a retry opens no second one. */
export function callId(number: number, seq: number): string {
  return `${callsOf(number)}${String(seq)}`;
}

/** What the ids of all calls of a case begin with. */
export function callsOf(number: number): string {
  return `call:${String(number)}:`;
}

/** A call whose answer no longer stands, without the words of the answer. */
export interface VoidCall {
  number: number;
  before: Case;
  case: Case;
  entries: CaseLogEntry[];
  /** The words that stand in its first entry from now on. */
  opening: string;
}

/** Who ends calls, what stands in them instead of the answer, and when. */
interface Voiding {
  by: Staff;
  text: string;
  at: Instant;
  rulesOf: (department: string | null) => CaseRules;
}

/**
 * The calls of a case whose answer no longer stands: those that run end, and none keeps the words of the answer. `made`: the
 * numbers of those that were over already, so that the customer may have heard it. Those that have been void before are left out.
 */
export function voidCalls(
  calls: ReadonlyMap<number, Case>,
  { by, text, at, rulesOf }: Voiding,
): { changes: VoidCall[]; made: number[] } {
  const changes: VoidCall[] = [];
  const made: number[] = [];
  for (const [number, before] of calls) {
    if (before.erasedAt !== null || before.text === text) continue;
    const emptied = { ...before, text };
    const lines = isOpen(before)
      ? step(emptied, { type: 'done', by, text }, at, rulesOf(before.department))
      : [];
    if (isRefusal(lines)) continue;
    if (before.state.status === 'done') made.push(number);
    changes.push({ number, before, opening: text, ...append(emptied, lines, at) });
  }
  return { changes, made };
}
