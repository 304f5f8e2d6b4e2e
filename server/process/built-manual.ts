import type { BuiltManual } from './shipped-manual.ts';

/**
 * The shipped manual as data, or null when running from sources. The build replaces this module
 * (`scripts/built-manual.mjs`), so that no start has to parse YAML whose result is known.
 */
export function builtManual(): BuiltManual | null {
  return null;
}
