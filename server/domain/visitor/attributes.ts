import { ATTRIBUTES_MAX } from '../../../protocol/limits.ts';

/** What a website says about its visitor, by name. */
type Attributes = Readonly<Record<string, string>>;

/**
 * Merges new attributes of a visitor into the known ones, at most {@link ATTRIBUTES_MAX} in total: the oldest that are
 * not repeated are dropped first.
 */
export function mergedAttributes(known: Attributes, said: Attributes): Record<string, string> {
  const all = Object.entries({ ...known, ...said });
  const old = all.filter(([name]) => !Object.hasOwn(said, name));
  const surplus = new Set(old.slice(0, Math.max(0, all.length - ATTRIBUTES_MAX)).map(([name]) => name));
  return Object.fromEntries(all.filter(([name]) => !surplus.has(name)).slice(-ATTRIBUTES_MAX));
}
