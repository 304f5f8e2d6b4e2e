import type { BuiltExamples } from './ready-examples.ts';

/**
 * What was learnt of the examples of the shipped manual, or null when running from sources. The build replaces this module
 * (`scripts/built-manual.mjs`).
 */
export function builtExamples(): BuiltExamples | null {
  return null;
}
