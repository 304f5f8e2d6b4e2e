import type { Departments } from './department.ts';

/** What speaks for one department or another when a chat begins. */
export interface Hints {
  /** What the website's snippet names. */
  named?: string | undefined;
  /** What the visitor has chosen, where the desk lets them. */
  chosen?: string | undefined;
  /** The page that they are on. */
  page?: string | undefined;
}

/**
 * The department that a chat begins in: the one that the website names, else the visitor's choice, else the first that
 * serves the page; null for none. A department that there is not speaks for nothing.
 */
export function departmentFor({ named, chosen, page }: Hints, departments: Departments): string | null {
  for (const id of [named, chosen]) if (id !== undefined && departments.has(id)) return id;
  if (page === undefined || page === '') return null;
  const serving = [...departments.values()].find(({ pages }) => pages.some((pattern) => fits(pattern, page)));
  return serving?.id ?? null;
}

/**
 * Whether the address of a page begins as a pattern says, in which `*` stands for anything. Letters count alike however
 * they are typed, and the pattern may leave out `https://`.
 */
export function fits(pattern: string, page: string): boolean {
  const address = page.toLowerCase();
  const parts = pattern.toLowerCase().split('*');
  const [beginning = '', ...others] = parts;
  const starts = [address, address.replace(/^https?:\/\//, '')].filter((one) => one.startsWith(beginning));
  return starts.some((one) => hasInOrder(one.slice(beginning.length), others));
}

/** Each of the parts in turn, wherever it comes next: the first place is as good as any, so nothing is tried twice. */
function hasInOrder(text: string, parts: readonly string[]): boolean {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}
