import { ATTRIBUTES_MAX } from '../../../protocol/limits.ts';

/** What a website says of its visitor, by name. */
type Attributes = Readonly<Record<string, string>>;

/**
 * What is known of a visitor with what is said now, at most {@link ATTRIBUTES_MAX} of it however often something is said:
 * what was said before makes room, the oldest first.
 */
export function mergedAttributes(known: Attributes, said: Attributes): Record<string, string> {
  const all = Object.entries({ ...known, ...said });
  const old = all.filter(([name]) => !Object.hasOwn(said, name));
  const surplus = new Set(old.slice(0, Math.max(0, all.length - ATTRIBUTES_MAX)).map(([name]) => name));
  return Object.fromEntries(all.filter(([name]) => !surplus.has(name)).slice(-ATTRIBUTES_MAX));
}
