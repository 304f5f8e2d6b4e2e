import type { BuiltManual } from './shipped-manual.ts';

/**
 * The shipped manual as it was when the program was built; null where the sources run by themselves. The build puts its
 * data here (`scripts/built-manual.mjs`), so that no start reads YAML whose outcome is known.
 */
export function builtManual(): BuiltManual | null {
  return null;
}
