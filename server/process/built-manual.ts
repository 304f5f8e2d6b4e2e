import type { BuiltManual } from './shipped-manual.ts';

/**
 * The shipped manual as data, as it is written or with its starter chapters switched on; null when running from sources.
 * The build replaces this module (`scripts/built-manual.mjs`), so that no start has to parse YAML whose result is known.
 */
export const builtManual: (startersOn: boolean) => BuiltManual | null = () => null;
