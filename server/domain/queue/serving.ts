import type { Department, Departments, Membership } from '../department/department.ts';
import type { Instant } from '../instant.ts';

/** A person who takes chats now, with what matters for departments. */
export interface Serving {
  departments: readonly Membership[];
}

/** Where a chat belongs: the department that it is in, and those that it was offered to because it waited. */
export interface Belonging {
  department: string | null;
  offeredTo: readonly string[];
}

/**
 * Who of these people may be given a chat, in the groups in which they are asked: those who serve its department, those
 * who are backup there, then the same of each department that it was offered to and that is open. A chat without a
 * department, or of one that has been removed, is everybody's; on a desk without departments every chat is.
 */
export function groupsFor<P extends Serving>(
  { department, offeredTo }: Belonging,
  people: readonly P[],
  departments: Departments,
  at: Instant,
): P[][] {
  const own = department === null ? undefined : departments.get(department);
  if (own === undefined) return [[...people]];
  const others = offeredTo
    .flatMap((id) => departments.get(id) ?? [])
    .filter(({ hours }) => hours.open.isOpen(at));
  return [own, ...others].flatMap(({ id }) =>
    (['always', 'backup'] as const).map((serves) => people.filter((person) => servesAs(person, id, serves))),
  );
}

/** Whether a department's customers find it open, and whether anybody is there for them at all. */
export interface Reach {
  isOpen: boolean;
  isStaffed: boolean;
}

/**
 * What a chat that begins in this department will find, by the groups that it would be dealt to in the end: it is staffed
 * by its own people or by those whom it overflows to, and open if one of the departments with people there has its hours.
 */
export function reachOf(
  own: Department,
  people: readonly Serving[],
  departments: Departments,
  at: Instant,
): Reach {
  const offeredTo = own.overflow.map(({ id }) => id);
  const everywhere = groupsFor({ department: own.id, offeredTo }, people, departments, at);
  const [always = [], backup = [], ...others] = everywhere;
  const isOwnStaffed = always.length + backup.length > 0;
  const isOverflowStaffed = others.some((group) => group.length > 0);
  return {
    isOpen: (isOwnStaffed && own.hours.open.isOpen(at)) || isOverflowStaffed,
    isStaffed: isOwnStaffed || isOverflowStaffed,
  };
}

function servesAs({ departments }: Serving, id: string, serves: 'always' | 'backup'): boolean {
  return departments.some((one) => one.department === id && one.serves === serves);
}
