import type { Manual } from './manual.ts';

/**
 * What one language of the manual has and the other lacks: situations, phrases (with the same conditions) and rules.
 * Each line says what is missing where; empty when the two are complete translations of each other.
 */
export function checkTranslations(one: Manual, other: Manual): string[] {
  return [...missingIn(one, other), ...missingIn(other, one)];
}

function missingIn(target: Manual, from: Manual): string[] {
  const there = new Set(idsOf(target));
  return idsOf(from)
    .filter((id) => !there.has(id))
    .map((id) => `${target.locale} lacks ${id}, which ${from.locale} has`);
}

function idsOf(manual: Manual): string[] {
  return [
    ...manual.situations.map((one) => `situation ${one.id}${keptTo(one)}`),
    ...manual.situations.flatMap(({ phrases }) =>
      phrases.map(
        ({ id, when, ...one }) =>
          `phrase ${id}${when.length > 0 ? ` (when ${when.join(', ')})` : ''}${keptTo(one)}`,
      ),
    ),
    ...manual.rules.map((one) => `rule ${one.id}${keptTo(one)}`),
  ];
}

function keptTo({ departments = [] }: { departments?: readonly string[] }): string {
  return departments.length === 0 ? '' : ` (departments ${departments.join(', ')})`;
}
