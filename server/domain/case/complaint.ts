import { COMPLAINT_STEPS, type CaseStep, type ComplaintStep } from '../../../protocol/cases.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Case } from './case.ts';

// P5: the steps of a complaint. Each names who did it and when; none can be left out but the proposal and its approval,
// where the complaint can be settled at once.

/** What may follow on each step. */
const NEXT: Readonly<Record<ComplaintStep, readonly ComplaintStep[]>> = {
  received: ['verified'],
  verified: ['proposed', 'answered'],
  proposed: ['approved'],
  approved: ['answered'],
  answered: ['carriedOut'],
  carriedOut: ['followedUp'],
  followedUp: ['archived'],
  archived: [],
};

/** Why a step cannot be the next one of a case; null if it can. [P5] */
export function unfitStep(one: Case, step: ComplaintStep): Refusal | null {
  if (one.kind !== 'complaint') return refuse('conflict', 'Only a complaint has these steps.');
  const before = complaintStepOf(one.step);
  if (before === null || !NEXT[before].includes(step))
    return refuse('conflict', `The complaint stands at ${one.step}: ${step} is not its next step.`);
  if (before === 'verified' && step === 'answered' && one.complex)
    return refuse('conflict', 'A complex complaint is not settled at once: propose a solution to the lead.');
  return null;
}

/** The step to which a complaint can be sent back: one that it has passed; by default the one before. [P5] */
export function stepBack(one: Case, to: ComplaintStep | undefined): ComplaintStep | Refusal {
  if (one.kind !== 'complaint') return refuse('conflict', 'Only a complaint is sent back.');
  const before = one.passed
    .slice(0, -1)
    .map(({ step }) => complaintStepOf(step))
    .filter((step) => step !== null);
  const step = to ?? before.at(-1);
  if (step === undefined || !before.includes(step))
    return refuse('conflict', `The complaint stands at ${one.step} and cannot be sent back there.`);
  return step;
}

/** The steps up to the last time that one was passed; all of them if it never was. */
export function stepsUpTo<Passed extends { step: CaseStep }>(passed: Passed[], step: CaseStep): Passed[] {
  const last = passed.map((one) => one.step).lastIndexOf(step);
  return last < 0 ? passed : passed.slice(0, last + 1);
}

/** Which field of an 8D report is missing before it can be archived: it needs the proof and a rule for the future. S2 */
export function missingOf8D({ eightD }: Case): 'proof' | 'prevention' | null {
  if (eightD === null) return null;
  if (eightD.proof === undefined) return 'proof';
  return eightD.prevention === undefined ? 'prevention' : null;
}

function complaintStepOf(step: CaseStep): ComplaintStep | null {
  return COMPLAINT_STEPS.find((one) => one === step) ?? null;
}
