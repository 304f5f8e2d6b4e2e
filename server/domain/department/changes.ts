import { DEPARTMENTS_MAX, msOfAfter, type OverflowStep } from '../../../protocol/departments.ts';
import { refuse, type Refusal } from '../refusal.ts';

/** The refusal for a department that there is not. */
export const NO_SUCH_DEPARTMENT = refuse('not_found', 'There is no such department.');

/** Who passes chats on to whom, as far as a change of it is judged. */
interface Linked {
  id: string;
  overflow: readonly OverflowStep[];
}

/** Why a department cannot be added; null if nothing speaks against it. */
export function objectionToAdding(added: Linked, known: readonly Linked[]): Refusal | null {
  if (known.some(({ id }) => id === added.id))
    return { ...refuse('conflict', `There is a department ${added.id} already.`), field: 'id' };
  if (known.length >= DEPARTMENTS_MAX)
    return refuse('conflict', `A desk has at most ${DEPARTMENTS_MAX} departments.`);
  return objectionToOverflow(added, known);
}

/**
 * Why a department cannot pass its chats on like this; null if it can. The list is walked once, from the department that a
 * chat is in: what the others name counts for their own chats alone, so that no circle can come about.
 */
export function objectionToOverflow({ id, overflow }: Linked, known: readonly Linked[]): Refusal | null {
  const targets = overflow.map((step) => step.id);
  const unknown = targets.find((target) => target !== id && !known.some((one) => one.id === target));
  if (unknown !== undefined) return faulty(`There is no department ${unknown}.`);
  if (targets.includes(id)) return faulty('A department does not pass its chats on to itself.');
  if (new Set(targets).size < targets.length) return faulty('Each department is named once.');
  const waits = overflow.map(({ after }) => msOfAfter(after));
  const inOrder = waits.every((wait, index) => wait >= (waits[index - 1] ?? 0));
  return inOrder ? null : faulty('The waits become longer from one department to the next.');
}

/** Why departments cannot be as they would be after these have changed, and which of them; null if they can. */
export function objectionToAll(
  after: readonly Linked[],
  changed: readonly string[],
): (Refusal & { department: string }) | null {
  for (const id of changed) {
    const one = after.find((department) => department.id === id);
    const objection = one ? objectionToOverflow(one, after) : null;
    if (objection) return { ...objection, department: id };
  }
  const [department] = changed;
  return department !== undefined && after.length > DEPARTMENTS_MAX
    ? { ...refuse('conflict', `A desk has at most ${DEPARTMENTS_MAX} departments.`), department }
    : null;
}

/**
 * Why a department cannot be removed; null if no chat waits or is open in it, and no open case that staff have recorded is
 * its own or offered to it.
 */
export function objectionToRemoving({ running, cases }: { running: number; cases: number }): Refusal | null {
  if (running > 0)
    return refuse(
      'conflict',
      `${running} ${running === 1 ? 'chat waits or is' : 'chats wait or are'} open in this department. Transfer or close them first.`,
    );
  if (cases === 0) return null;
  return refuse(
    'conflict',
    `${cases} ${cases === 1 ? 'case is' : 'cases are'} open in this department. Hand them over or finish them first.`,
  );
}

function faulty(message: string): Refusal {
  return { ...refuse('bad_request', message), field: 'overflow' };
}
