import type { DeskModel } from './detect/desk-model.ts';
import type { ConductRule, Manual, Phrase, Situation } from './manual.ts';

type Kept = Pick<Situation | Phrase | ConductRule, 'departments'>;

/** The manual of each department, and under null that of all others; made once for each manual. */
const known = new WeakMap<Manual, Map<string | null, Manual>>();

/** The manual of those who serve several departments, by their names; made once for each manual. */
const serving = new WeakMap<Manual, Map<string, Manual>>();

/** The departments that anything of a manual is kept to; empty for most manuals. */
const named = new WeakMap<Manual, ReadonlySet<string>>();

/** Whether anything of a manual is kept to departments. */
export function isDivided(manual: Manual): boolean {
  return departmentsNamed(manual).size > 0;
}

/**
 * The manual as it holds in the chats of a department: without the situations, phrases and rules that are kept to others. A chat
 * without a department knows only what is kept to none. The same object for the same manual and department.
 */
export function manualFor(manual: Manual, department: string | null): Manual {
  const all = departmentsNamed(manual);
  if (all.size === 0) return manual;
  const whose = department !== null && all.has(department) ? department : null;
  const made = known.get(manual) ?? new Map<string | null, Manual>();
  known.set(manual, made);
  const before = made.get(whose);
  if (before) return before;
  const now = narrowed(manual, whose === null ? [] : [whose]);
  made.set(whose, now);
  return now;
}

/** The manual as it holds in any chat of these departments, and in those without one: what somebody who serves them may need. */
export function manualServing(manual: Manual, departments: readonly string[]): Manual {
  const all = departmentsNamed(manual);
  if (all.size === 0) return manual;
  const whose = departments.filter((one) => all.has(one)).sort();
  const made = serving.get(manual) ?? new Map<string, Manual>();
  serving.set(manual, made);
  const key = JSON.stringify(whose);
  const now = made.get(key) ?? narrowed(manual, whose);
  made.set(key, now);
  return now;
}

/** What was recognised, without the situations that are kept to other departments than the chat's. */
export function situationsFor<Seen extends { readonly id: string }>(
  manual: Manual,
  found: readonly Seen[],
  department: string | null,
): Seen[] {
  const elsewhere = elsewhereThan(manual, department);
  return elsewhere === null ? [...found] : found.filter(({ id }) => !elsewhere.has(id));
}

/** What each model knows in each department; made once. */
const deskIn = new WeakMap<DeskModel, Map<string, DeskModel>>();

/**
 * What the desk has learnt, as it counts in the chats of a department: examples of situations that are kept to others take
 * nothing from those that hold here. The same object for the same model and department.
 */
export function deskFor(
  manual: Manual,
  desk: DeskModel | undefined,
  department: string | null,
): DeskModel | undefined {
  const examples = desk?.ownOnly === true ? desk : desk?.examples;
  const elsewhere = elsewhereThan(manual, department);
  if (desk === undefined || examples === undefined || elsewhere === null) return desk;
  const key = [...elsewhere].join(' ');
  const made = deskIn.get(desk) ?? new Map<string, DeskModel>();
  deskIn.set(desk, made);
  const narrowed = { ...examples, elsewhere };
  const now = made.get(key) ?? (examples === desk ? narrowed : { ...desk, examples: narrowed });
  made.set(key, now);
  return now;
}

/** The situations that are kept to other departments; null where there are none. */
function elsewhereThan(manual: Manual, department: string | null): ReadonlySet<string> | null {
  const theirs = manualFor(manual, department);
  if (theirs === manual) return null;
  // What is switched off is in neither of the two, and is recognised all the same.
  const here = new Set(theirs.situations.map(({ id }) => id));
  const elsewhere = manual.situations.map(({ id }) => id).filter((id) => !here.has(id));
  return elsewhere.length > 0 ? new Set(elsewhere) : null;
}

function narrowed(manual: Manual, whose: readonly string[]): Manual {
  const holds = ({ departments }: Kept) =>
    departments === undefined || departments.some((one) => whose.includes(one));
  const situations = manual.situations.filter(holds);
  const gone = new Set(manual.situations.filter((one) => !holds(one)).map(({ id }) => id));
  return {
    ...manual,
    situations: situations.map((one) => ({
      ...one,
      next: one.next.filter(({ id }) => !gone.has(id)),
      phrases: one.phrases.filter(holds),
    })),
    rules: manual.rules.filter(holds),
  };
}

function departmentsNamed(manual: Manual): ReadonlySet<string> {
  const before = named.get(manual);
  if (before) return before;
  const items: Kept[] = [
    ...manual.situations.flatMap((one): Kept[] => [one, ...one.phrases]),
    ...manual.rules,
  ];
  const now = new Set(items.flatMap(({ departments = [] }) => departments));
  named.set(manual, now);
  return now;
}
