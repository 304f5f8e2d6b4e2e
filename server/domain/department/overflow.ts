import type { Instant } from '../instant.ts';
import { endOf } from '../rules.ts';
import type { Departments } from './department.ts';

/** A chat that waits, as far as it is a matter of departments. */
export interface WaitingIn {
  department: string | null;
  /** Since when it waits in this department. */
  since: Instant;
  /** The other departments that it has been offered to in this wait. */
  offeredTo: readonly string[];
}

/**
 * The next department that a waiting chat is offered to, and when; null if there is none left. Its own department's list
 * is walked once, in order, by its clock of the queue: what the departments on it name themselves does not count here, so that there is no circle.
 */
export function nextOverflow(
  { department, since, offeredTo }: WaitingIn,
  departments: Departments,
): { department: string; at: Instant } | null {
  const own = department === null ? undefined : departments.get(department);
  const step = own?.overflow.find(
    ({ id }) => !offeredTo.includes(id) && id !== department && departments.has(id),
  );
  return step === undefined
    ? null
    : { department: step.id, at: endOf(own ?? {}, 'queue', since, step.after) };
}
