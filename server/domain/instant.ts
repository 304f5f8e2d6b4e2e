/** A moment: milliseconds since 1970 in UTC. */
export type Instant = number;

/** A length of time in milliseconds. */
export type Duration = number;

/** A moment as the wire writes it. */
export function iso(at: Instant): string {
  const known = written.get(at);
  if (known !== undefined) return known;
  const text = new Date(at).toISOString();
  if (written.size >= WRITTEN_MAX) written.clear();
  written.set(at, text);
  return text;
}

// A batch repeats the same few moments in entries and rows, for both sides; formatting them was 3 % of the cost of a
// message.
const written = new Map<Instant, string>();
const WRITTEN_MAX = 2000;

/** As {@link iso}, for a moment that may not have come. */
export function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : iso(at);
}
